import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listConnections, retireConnection, testConnection } from '../../../channels/trackers/contract.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import { ActionDialog } from '../../platform/parts/ActionDialog.tsx';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { say } from '../../platform/parts/notices.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';
import classes from './connections.module.css';

/** Tests are done in the background: what came of one is seen soon. */
const pollMilliseconds = 3_000;

/** Where handoffs are given to: Jira, GitHub Issues, e-mail, webhooks; each can be tested and ended. */
export function ConnectionsPage() {
  const { t } = useTranslation('connections');
  const { can } = useSession();
  const connections = useRead(listConnections, {}, { again: pollMilliseconds });
  const test = useCommand(testConnection, { renews: [listConnections], onDone: () => say(t('testing')) });
  const retire = useCommand(retireConnection, { renews: [listConnections], onDone: () => say(t('retired')) });
  const items = connections.data?.items ?? [];
  return (
    <ListPage
      title={t('title')}
      list={{
        items,
        isPending: connections.isPending,
        problem: connections.error,
        retry: () => void connections.refetch(),
        more: undefined,
      }}
      emptyText={t('none')}
      action={can('connection.manage') && <ActionDialog label={t('add')}>{() => <ConnectionForm />}</ActionDialog>}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('kind')}</Table.Th>
            <Table.Th>{t('target')}</Table.Th>
            <Table.Th>{t('client')}</Table.Th>
            <Table.Th>{t('lastTest')}</Table.Th>
            <Table.Th>{t('actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ connectionId, name, kind, target, clientId, clientName, testedAt, problem }) => (
            <Table.Tr key={connectionId}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{t(`kinds.${kind}`)}</Table.Td>
              <Table.Td>{target}</Table.Td>
              <Table.Td>{clientId === null ? t('everyClient') : (clientName ?? '–')}</Table.Td>
              <Table.Td>
                {testedAt === null ? (
                  t('never')
                ) : (
                  <>
                    {problem === null ? t('works') : <span className={classes.wrong}>{t('fails', { problem })}</span>} ·{' '}
                    <Moment at={testedAt} />
                  </>
                )}
              </Table.Td>
              <Table.Td>
                {can('connection.manage', clientId ?? undefined) && (
                  <div className={classes.buttons}>
                    <Button
                      variant="default"
                      size="compact-xs"
                      aria-label={t('testOf', { name })}
                      onClick={() => test.mutate({ connectionId })}
                    >
                      {t('test')}
                    </Button>
                    <Button
                      variant="default"
                      size="compact-xs"
                      aria-label={t('retireOf', { name })}
                      onClick={() => retire.mutate({ connectionId })}
                    >
                      {t('retire')}
                    </Button>
                  </div>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ListPage>
  );
}
