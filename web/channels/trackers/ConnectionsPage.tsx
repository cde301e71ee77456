import { Button, Modal, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listConnections, readConnection, retireConnection, testConnection } from '../../../channels/trackers/contract.ts';
import { useCommand, useRead } from '../../api/use-operation.ts';
import { ActionDialog } from '../../platform/parts/ActionDialog.tsx';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import { say } from '../../platform/parts/notices.ts';
import { Refusal } from '../../platform/parts/Refusal.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';
import classes from './connections.module.css';

/** Tests are done in the background: what came of one is seen soon. */
const pollMilliseconds = 3_000;

/** Where handoffs are given to: Jira, GitHub Issues, e-mail, webhooks; each can be tested, changed and ended. */
export function ConnectionsPage() {
  const { t } = useTranslation('connections');
  const { can } = useSession();
  const connections = useRead(listConnections, {}, { again: pollMilliseconds });
  const test = useCommand(testConnection, { renews: [listConnections], onDone: () => say(t('testing')) });
  const retire = useCommand(retireConnection, { renews: [listConnections], onDone: () => say(t('retired')) });
  const { t: common } = useTranslation();
  const [changed, setChanged] = useState<{ readonly connectionId: string; readonly name: string }>();
  const changing = useRead(readConnection, { connectionId: changed?.connectionId ?? '' }, { enabled: changed !== undefined });
  const closeChange = () => setChanged(undefined);
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
      action={can('connection.manage') && <ActionDialog label={t('add')}>{(close) => <ConnectionForm onDone={close} />}</ActionDialog>}
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
                      aria-label={t('changeOf', { name })}
                      onClick={() => setChanged({ connectionId, name })}
                    >
                      {t('change')}
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
      {changed && (
        <Modal
          opened
          onClose={closeChange}
          title={t('changeOf', { name: changed.name })}
          size="lg"
          closeButtonProps={{ 'aria-label': common('close') }}
        >
          {changing.isPending && <Loading lines={4} />}
          <Refusal problem={changing.error} />
          {changing.data && <ConnectionForm key={changed.connectionId} connection={changing.data} onDone={closeChange} />}
        </Modal>
      )}
    </ListPage>
  );
}
