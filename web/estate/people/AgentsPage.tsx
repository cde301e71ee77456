import { Button, Modal, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAgents } from '../../../estate/people/contract.ts';
import { useList } from '../../api/use-list.ts';
import { useKeys } from '../../platform/keys/use-keys.ts';
import { ListPage } from '../../platform/parts/ListPage.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import { AgentChange } from './AgentChange.tsx';
import { AgentInvitation } from './AgentInvitation.tsx';
import type { Agent } from './agent.ts';

/** People who work tickets: their tier, teams and roles. */
export function AgentsPage() {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const { can } = useSession();
  const [search, setSearch] = useState('');
  const [changed, setChanged] = useState<Agent>();
  const agents = useList(listAgents, { search: search || undefined });
  const manages = can('agent.manage');
  useKeys([], { active: changed !== undefined, stops: 'keys_and_list' });
  return (
    <ListPage
      title={t('agents')}
      searchLabel={t('searchAgents')}
      onSearch={setSearch}
      list={agents}
      emptyText={search === '' ? t('noAgents') : t('nobodyFound')}
      action={manages && <AgentInvitation />}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('email')}</Table.Th>
            <Table.Th>{t('tier')}</Table.Th>
            <Table.Th>{t('teams')}</Table.Th>
            <Table.Th>{t('roles')}</Table.Th>
            <Table.Th>{t('standing')}</Table.Th>
            {manages && <Table.Th>{t('changeColumn')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agents.items.map((agent) => (
            <Table.Tr key={agent.agentId}>
              <Table.Td>{agent.name}</Table.Td>
              <Table.Td>{agent.email ?? '–'}</Table.Td>
              <Table.Td>{agent.tier}</Table.Td>
              <Table.Td>{agent.teams.map(({ name }) => name).join(', ') || '–'}</Table.Td>
              <Table.Td>{[...new Set(agent.grants.map(({ role }) => t(`roleNames.${role}`)))].join(', ') || '–'}</Table.Td>
              <Table.Td>{t(`standings.${agent.standing}`)}</Table.Td>
              {manages && (
                <Table.Td>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t('changeAgent', { name: agent.name })}
                    onClick={() => setChanged(agent)}
                  >
                    {t('change')}
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {changed && (
        <Modal
          opened
          onClose={() => setChanged(undefined)}
          title={t('changeAgent', { name: changed.name })}
          size="lg"
          closeButtonProps={{ 'aria-label': common('close') }}
        >
          <AgentChange agent={changed} onDone={() => setChanged(undefined)} />
        </Modal>
      )}
    </ListPage>
  );
}
