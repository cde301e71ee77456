import { Button, Modal, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { readAccessMap } from '../../../estate/access/contract.ts';
import { listClients } from '../../../estate/clients/contract.ts';
import { useAll } from '../../api/use-all.ts';
import { useList } from '../../api/use-list.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import classes from './access.module.css';
import { SystemForm } from './SystemForm.tsx';

export type MappedSystem = z.output<typeof readAccessMap.reply>['items'][number];

/** Who may do what on which system, and who owns it: the desk's systems and those of each client. */
export function AccessMapPage() {
  const { t } = useTranslation('access');
  const { can } = useSession();
  const systems = useList(readAccessMap, {});
  const clients = useAll(listClients, {});
  const [edited, setEdited] = useState<MappedSystem | 'new'>();
  useKeys([], { active: edited !== undefined, stops: 'keys_and_list' });
  const nameOf = (clientId: string | null) =>
    clientId === null ? t('everyClient') : (clients.data?.items.find((client) => client.clientId === clientId)?.name ?? '–');
  const close = () => setEdited(undefined);
  return (
    <>
      <ListPage
        title={t('title')}
        list={systems}
        emptyText={t('none')}
        action={can('access.manage') && <Button onClick={() => setEdited('new')}>{t('add')}</Button>}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('system')}</Table.Th>
              <Table.Th>{t('client')}</Table.Th>
              <Table.Th>{t('owner')}</Table.Th>
              <Table.Th>{t('actions')}</Table.Th>
              <Table.Th>{t('change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {systems.items.map((system) => (
              <Table.Tr key={system.systemId}>
                <Table.Td>{system.name}</Table.Td>
                <Table.Td>{nameOf(system.clientId)}</Table.Td>
                <Table.Td>{system.owner}</Table.Td>
                <Table.Td>
                  <ul className={classes.actions}>
                    {system.actions.map(({ actionId, name, tiers, people }) => (
                      <li key={actionId}>
                        {name}
                        <span className={classes.muted}>
                          {[...tiers.map((tier) => t('tier', { tier })), ...people.map((one) => one.name)].join(', ') || t('nobody')}
                        </span>
                      </li>
                    ))}
                  </ul>
                </Table.Td>
                <Table.Td>
                  {can('access.manage', system.clientId ?? undefined) && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() => setEdited(system)}
                      aria-label={t('changeOf', { name: system.name })}
                    >
                      {t('change')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ListPage>
      <Modals edited={edited} clients={clients.data?.items ?? []} onClose={close} />
    </>
  );
}

interface ModalsProps {
  readonly edited: MappedSystem | 'new' | undefined;
  readonly clients: readonly { readonly clientId: string; readonly name: string }[];
  readonly onClose: () => void;
}

function Modals({ edited, clients, onClose }: ModalsProps) {
  const { t } = useTranslation('access');
  return (
    <Modal
      opened={edited !== undefined}
      onClose={onClose}
      size="lg"
      title={edited === 'new' || edited === undefined ? t('add') : t('changeOf', { name: edited.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {edited !== undefined && <SystemForm system={edited === 'new' ? undefined : edited} clients={clients} onDone={onClose} />}
    </Modal>
  );
}
