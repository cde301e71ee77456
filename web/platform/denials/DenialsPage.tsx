import { NativeSelect, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDenials } from '../../../platform/denials/contract.ts';
import { useList } from '../../api/use-list.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { Moment } from '../time/Moment.tsx';

const answers = ['not_permitted', 'not_found'] as const;
type Answer = (typeof answers)[number];

/** What people and programs asked for and were not given: who probes, or who lacks a role they need. */
export function DenialsPage() {
  const { t } = useTranslation('denials');
  const [search, setSearch] = useState('');
  const [answer, setAnswer] = useState<Answer>();
  const denials = useList(listDenials, { search: search || undefined, answer });
  const filtered = search !== '' || answer !== undefined;
  return (
    <ListPage
      title={t('title')}
      searchLabel={t('search')}
      onSearch={setSearch}
      list={denials}
      emptyText={t(filtered ? 'nothingFound' : 'nothing')}
      action={
        <NativeSelect
          aria-label={t('answer')}
          value={answer ?? ''}
          onChange={({ currentTarget: { value } }) => setAnswer(answers.find((one) => one === value))}
          data={[{ value: '', label: t('everyAnswer') }, ...answers.map((one) => ({ value: one, label: t(`answers.${one}`) }))]}
        />
      }
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('when')}</Table.Th>
            <Table.Th>{t('who')}</Table.Th>
            <Table.Th>{t('operation')}</Table.Th>
            <Table.Th>{t('answer')}</Table.Th>
            <Table.Th>{t('times')}</Table.Th>
            <Table.Th>{t('things')}</Table.Th>
            <Table.Th>{t('address')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {denials.items.map((denial) => (
            <Table.Tr key={denial.denialId}>
              <Table.Td>
                <Moment at={denial.deniedAt} />
              </Table.Td>
              <Table.Td title={denial.email ?? denial.accountId}>{denial.name ?? denial.accountId}</Table.Td>
              <Table.Td>{denial.operation}</Table.Td>
              <Table.Td>{t(`answers.${denial.answer}`)}</Table.Td>
              <Table.Td>{denial.count}</Table.Td>
              <Table.Td>{denial.things.join(', ') || '–'}</Table.Td>
              <Table.Td>{denial.address}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ListPage>
  );
}
