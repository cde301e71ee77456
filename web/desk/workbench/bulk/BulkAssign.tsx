import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignTicket } from '../../../../desk/tickets/contract.ts';
import { listAgents, listTeams } from '../../../../estate/people/contract.ts';
import { useAll } from '../../../api/use-all.ts';
import type { BulkDialogProps } from './BulkBar.tsx';
import { BulkFrame } from './BulkFrame.tsx';
import { useBulk } from './use-bulk.ts';

/** Gives many tickets to one team or agent of their tier. Tickets of another tier refuse, each for itself. */
export function BulkAssign({ lines, onClose, onSent }: BulkDialogProps) {
  const { t } = useTranslation(['bulk', 'tickets']);
  const tier = lines[0]?.tier ?? 1;
  const [teamId, setTeamId] = useState<string>();
  const [assigneeId, setAssigneeId] = useState('');
  const [reason, setReason] = useState('');
  const teams = useAll(listTeams, { tier });
  const chosen = teams.data?.items.find((team) => team.teamId === teamId) ?? teams.data?.items[0];
  const agents = useAll(listAgents, { teamId: chosen?.teamId ?? '' }, { enabled: chosen !== undefined });
  const agent = agents.data?.items.find((one) => one.agentId === assigneeId);
  const bulk = useBulk();
  const to = agent?.name ?? chosen?.name ?? '';
  return (
    <BulkFrame
      title={t('assign', { count: lines.length })}
      sendLabel={t('tickets:assign.save')}
      lines={lines}
      bulk={bulk}
      act={
        chosen && {
          operation: assignTicket.name,
          inputOf: ({ ticketId }) => ({
            ticketId,
            teamId: chosen.teamId,
            assigneeId: agent?.agentId ?? null,
            ...(reason.trim() !== '' && { reason: reason.trim() }),
          }),
          label: t('assigning', { count: lines.length, to }),
        }
      }
      onClose={onClose}
      onSent={onSent}
    >
      <NativeSelect
        label={t('tickets:assign.team')}
        data-autofocus
        data={(teams.data?.items ?? []).map((team) => ({ value: team.teamId, label: team.name }))}
        value={chosen?.teamId ?? ''}
        onChange={({ currentTarget: { value } }) => {
          setTeamId(value);
          setAssigneeId('');
        }}
      />
      <NativeSelect
        label={t('tickets:assign.agent')}
        data={[
          { value: '', label: t('tickets:assign.queue') },
          ...(agents.data?.items ?? [])
            .filter(({ standing }) => standing !== 'disabled')
            .map((one) => ({ value: one.agentId, label: one.name })),
        ]}
        value={assigneeId}
        onChange={({ currentTarget: { value } }) => setAssigneeId(value)}
      />
      <TextInput label={t('tickets:assign.reason')} value={reason} onChange={({ currentTarget: { value } }) => setReason(value)} />
    </BulkFrame>
  );
}
