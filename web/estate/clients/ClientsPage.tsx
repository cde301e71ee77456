import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listClients } from '../../../estate/clients/contract.ts';
import { useList } from '../../api/use-list.ts';
import { ActionDialog } from '../../platform/parts/ActionDialog.tsx';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { ClientForm } from './ClientForm.tsx';
import { ClientMark } from './ClientMark.tsx';

/** The clients that the desk serves. */
export function ClientsPage() {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation();
  const { can } = useSession();
  const [search, setSearch] = useState('');
  const clients = useList(listClients, { search: search || undefined });
  return (
    <ListPage
      title={t('title')}
      searchLabel={t('search')}
      onSearch={setSearch}
      list={clients}
      emptyText={search === '' ? t('none') : t('noneFound')}
      action={
        can('client.manage') && (
          <ActionDialog label={t('open')}>{(close) => <ClientForm submitLabel={t('open')} onDone={close} />}</ActionDialog>
        )
      }
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('code')}</Table.Th>
            <Table.Th>{common('timeZone')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {clients.items.map(({ clientId, name, code, timeZone, color }) => (
            <Table.Tr key={clientId}>
              <Table.Td>
                <Link to="/admin/clients/$clientId" params={{ clientId }}>
                  <ClientMark name={name} color={color} />
                </Link>
              </Table.Td>
              <Table.Td>{code}</Table.Td>
              <Table.Td>{timeZone}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ListPage>
  );
}
