import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listArticles } from '../../../desk/knowledge/contract.ts';
import { useRead } from '../../api/use-operation.ts';

const typingPause = 150;
const mostOffered = 20;

/** An article, by its id and what it is called. */
export interface ChosenArticle {
  readonly articleId: string;
  readonly articleTitle: string;
}

interface KnownArticleProps extends ChosenArticle {
  readonly clientId: string;
  readonly onChange: (chosen: ChosenArticle) => void;
}

/** Names the article that was used, or missed, by a few words of its title or symptom. */
export function KnownArticle({ clientId, articleId, articleTitle, onChange }: KnownArticleProps) {
  const { t } = useTranslation('knowledge');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), typingPause);
  const found = useRead(listArticles, { clientId, search: search === articleTitle ? '' : search, limit: mostOffered }, { keep: true });
  const offered = (found.data?.items ?? []).map((one) => ({ value: one.articleId, label: one.title }));
  const chosen = articleId === '' ? [] : [{ value: articleId, label: articleTitle }];
  return (
    <Select
      label={t('article')}
      placeholder={t('articleHint')}
      searchable
      clearable
      data={[...chosen, ...offered.filter(({ value }) => value !== articleId)]}
      // The desk has searched symptoms too: what it found is offered, whatever its title says.
      filter={({ options }) => options}
      nothingFoundMessage={t('articleNone')}
      value={articleId === '' ? null : articleId}
      onSearchChange={setTyped}
      onChange={(value, option) => onChange({ articleId: value ?? '', articleTitle: option?.label ?? '' })}
    />
  );
}
