import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inviteRequester, listRequesters } from '../../../estate/people/contract.ts';
import { useList } from '../../api/use-list.ts';
import { useCommand } from '../../api/use-operation.ts';
import { ActionDialog } from '../../platform/parts/ActionDialog.tsx';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { say } from '../../platform/parts/notices.ts';
import { useProblemWords } from '../../platform/parts/problem-words.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { InvitationLink } from './InvitationLink.tsx';
import { RequesterForm } from './RequesterForm.tsx';

/** People who may ask for help. */
export function RequestersPage() {
  const { t } = useTranslation('people');
  const { can } = useSession();
  const words = useProblemWords();
  const [search, setSearch] = useState('');
  const [invited, setInvited] = useState<{ readonly name: string; readonly url: string; readonly mailed: boolean }>();
  const requesters = useList(listRequesters, { search: search || undefined });
  const invite = useCommand(inviteRequester);
  const manages = can('people.manage');
  const invites = (requesterId: string, name: string) =>
    invite.mutate(
      { requesterId },
      {
        onSuccess: ({ url, mailed }) => setInvited({ name, url, mailed }),
        onError: (problem) => say(`${words(problem).title}. ${words(problem).advice}`, 'wrong'),
      },
    );
  return (
    <ListPage
      title={t('requesters')}
      searchLabel={t('searchRequesters')}
      onSearch={setSearch}
      list={requesters}
      emptyText={search === '' ? t('noRequesters') : t('nobodyFound')}
      action={
        can('people.register') && <ActionDialog label={t('registerRequester')}>{(close) => <RequesterForm onDone={close} />}</ActionDialog>
      }
    >
      {invited && <InvitationLink {...invited} />}
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('client')}</Table.Th>
            <Table.Th>{t('department')}</Table.Th>
            <Table.Th>{t('email')}</Table.Th>
            <Table.Th>{t('phone')}</Table.Th>
            {manages && <Table.Th>{t('portal')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {requesters.items.map(({ requesterId, name, vip, clientId, clientName, departmentName, email, phone }) => (
            <Table.Tr key={requesterId}>
              <Table.Td>{vip ? t('vip', { name }) : name}</Table.Td>
              <Table.Td>{clientName}</Table.Td>
              <Table.Td>{departmentName ?? '–'}</Table.Td>
              <Table.Td>{email ?? '–'}</Table.Td>
              <Table.Td>{phone ?? '–'}</Table.Td>
              {manages && (
                <Table.Td>
                  {email !== null && can('people.manage', clientId) && (
                    <Button variant="subtle" size="compact-xs" onClick={() => invites(requesterId, name)}>
                      {t('invite')}
                    </Button>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ListPage>
  );
}
