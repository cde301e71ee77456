import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../api/problem.ts';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import classes from '../statements/statements.module.css';

interface TicketsBehindProps<Item> {
  readonly title: string;
  /** What chooses which tickets are shown. */
  readonly aside?: ReactNode;
  readonly empty: string;
  /** As `useList` reads it. */
  readonly list: {
    readonly items: readonly Item[];
    readonly isPending: boolean;
    readonly problem: Problem | null;
    readonly retry: () => void;
    readonly more: (() => void) | undefined;
  };
  readonly keyOf: (item: Item) => string;
  /** What stands after a ticket's number and title: each with its head. */
  readonly columns: readonly { readonly head: string; readonly isWords?: boolean; readonly cell: (item: Item) => ReactNode }[];
}

/** The tickets behind a number of a report: each can be opened, and the list is read page by page. */
export function TicketsBehind<Item extends { readonly reference: string; readonly title: string }>(props: TicketsBehindProps<Item>) {
  const { title, aside, empty, list, keyOf, columns } = props;
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  return (
    <Panel title={title} aside={aside}>
      {list.problem && list.items.length === 0 ? (
        <Trouble problem={list.problem} onRetry={list.retry} />
      ) : list.isPending ? (
        <Loading lines={4} />
      ) : list.items.length === 0 ? (
        <Empty title={empty} />
      ) : (
        <Scrolling className={listClasses.scroll} label={t('table', { title })}>
          <Table className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                {[t('behind.ticket'), t('behind.title'), ...columns.map(({ head }) => head)].map((head) => (
                  <Table.Th key={head} scope="col">
                    {head}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.items.map((item) => (
                <Table.Tr key={keyOf(item)}>
                  <Table.Td>
                    <Link to="/t/$reference" params={{ reference: item.reference }}>
                      {item.reference}
                    </Link>
                  </Table.Td>
                  <Table.Td className={classes.name}>{item.title}</Table.Td>
                  {columns.map(({ head, isWords = false, cell }) => (
                    <Table.Td key={head} className={isWords ? classes.words : undefined}>
                      {cell(item)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      )}
      {list.more && (
        <Button variant="default" onClick={list.more} className={listClasses.more}>
          {common('more')}
        </Button>
      )}
    </Panel>
  );
}
