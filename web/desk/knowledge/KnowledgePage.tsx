import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listArticles } from '../../../desk/knowledge/contract.ts';
import { useList } from '../../api/use-list.ts';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { Moment } from '../../platform/time/Moment.tsx';

const columns = ['article', 'client', 'category', 'ticket', 'drafted', 'edited'] as const;

/** Drafts that wrote themselves from resolved escalations, newest first. */
export function KnowledgePage() {
  const { t } = useTranslation('knowledge');
  const [search, setSearch] = useState('');
  const articles = useList(listArticles, search === '' ? {} : { search });
  return (
    <ListPage
      title={t('drafts')}
      searchLabel={t('search')}
      onSearch={setSearch}
      list={articles}
      emptyText={t(search === '' ? 'noDrafts' : 'noneFound')}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`columns.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {articles.items.map(({ articleId, title, clientName, category, ticket, draftedBy, draftedAt, editedBy, editedAt }) => (
            <Table.Tr key={articleId}>
              <Table.Td>
                <Link to="/knowledge/$articleId" params={{ articleId }}>
                  {title}
                </Link>
              </Table.Td>
              <Table.Td>{clientName}</Table.Td>
              <Table.Td>{category?.name ?? '–'}</Table.Td>
              <Table.Td>
                <Link to="/t/$reference" params={{ reference: ticket.reference }}>
                  {ticket.reference}
                </Link>
              </Table.Td>
              <Table.Td>
                {draftedBy} · <Moment at={draftedAt} />
              </Table.Td>
              <Table.Td>
                {editedAt === null ? (
                  '–'
                ) : (
                  <>
                    {editedBy} · <Moment at={editedAt} />
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ListPage>
  );
}
