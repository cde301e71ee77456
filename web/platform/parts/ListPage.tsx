import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../api/problem.ts';
import { Empty } from './Empty.tsx';
import { Loading } from './Loading.tsx';
import classes from './list-page.module.css';
import { Scrolling } from './Scrolling.tsx';
import { Trouble } from './Trouble.tsx';
import { useTitle } from './use-title.ts';

const typingPause = 250;

interface ListPageProps {
  readonly title: string;
  /** What makes a new one; left out where the viewer may not. */
  readonly action?: ReactNode;
  readonly searchLabel?: string;
  readonly onSearch?: (words: string) => void;
  readonly list: {
    readonly items: readonly unknown[];
    readonly isPending: boolean;
    readonly problem: Problem | null;
    readonly retry: () => void;
    readonly more: (() => void) | undefined;
  };
  readonly emptyText: string;
  /** The table. */
  readonly children: ReactNode;
}

/** A list with a title, a search and more on request: clients, people, teams, tokens. */
export function ListPage({ title, action, searchLabel, onSearch, list, emptyText, children }: ListPageProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const searchSoon = useDebouncedCallback((text: string) => onSearch?.(text.trim()), typingPause);
  useTitle(title);
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1>{title}</h1>
        {onSearch && (
          <search className={classes.search}>
            <TextInput
              aria-label={searchLabel}
              placeholder={searchLabel ?? ''}
              value={words}
              onChange={({ currentTarget: { value } }) => {
                setWords(value);
                searchSoon(value);
              }}
            />
          </search>
        )}
        {action}
      </header>
      <div className={classes.body}>
        {list.problem && list.items.length === 0 ? (
          <Trouble problem={list.problem} onRetry={list.retry} />
        ) : list.isPending ? (
          <Loading />
        ) : list.items.length === 0 ? (
          <Empty title={emptyText} />
        ) : (
          <Scrolling className={classes.scroll} label={title}>
            {children}
          </Scrolling>
        )}
        {list.more && (
          <Button variant="default" onClick={list.more} className={classes.more}>
            {t('more')}
          </Button>
        )}
      </div>
    </div>
  );
}
