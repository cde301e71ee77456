import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignTicket } from '../../../desk/tickets/contract.ts';
import { loopAhead } from '../../../desk/tickets/refusals.ts';
import { listAgents, listTeams } from '../../../estate/people/contract.ts';
import { useAll } from '../../api/use-all.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import type { TicketDialogProps } from './dialog.ts';
import { useTicketCommand } from './use-ticket-command.ts';

/** Gives the ticket to a team or an agent of its tier. Going up a tier is escalating, another verb. */
export function AssignDialog({ ticket, onClose, note }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const [teamId, setTeamId] = useState(ticket.team.id);
  const [assigneeId, setAssigneeId] = useState('');
  const [reason, setReason] = useState('');
  const [acceptLoop, setAcceptLoop] = useState(false);
  const teams = useAll(listTeams, { tier: ticket.tier });
  const agents = useAll(listAgents, { teamId });
  const assign = useTicketCommand(assignTicket, onClose);
  const loops = assign.error?.is(loopAhead) === true;
  const send = () =>
    assign.mutate({
      ticketId: ticket.ticketId,
      teamId,
      assigneeId: assigneeId || null,
      acceptLoop,
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    });
  return (
    <DialogFrame
      title={t('assign.title', { reference: ticket.reference })}
      sendLabel={t('assign.save')}
      onSend={send}
      onClose={onClose}
      isSending={assign.isPending}
      problem={assign.error}
      isReady={!loops || (acceptLoop && reason.trim() !== '')}
      hint={t('assign.hint')}
    >
      {note}
      <NativeSelect
        label={t('assign.team')}
        data-autofocus
        data={(teams.data?.items ?? [{ teamId: ticket.team.id, name: ticket.team.name }]).map((team) => ({
          value: team.teamId,
          label: team.name,
        }))}
        value={teamId}
        onChange={({ currentTarget: { value } }) => {
          setTeamId(value);
          setAssigneeId('');
        }}
      />
      <NativeSelect
        label={t('assign.agent')}
        data={[
          { value: '', label: t('assign.queue') },
          ...(agents.data?.items ?? [])
            .filter(({ standing }) => standing !== 'disabled')
            .map((agent) => ({ value: agent.agentId, label: agent.name })),
        ]}
        value={assigneeId}
        onChange={({ currentTarget: { value } }) => setAssigneeId(value)}
      />
      <TextInput label={t('assign.reason')} value={reason} onChange={({ currentTarget: { value } }) => setReason(value)} />
      <SecretWarning words={reason} />
      {loops && (
        <Checkbox
          label={t('assign.acceptLoop')}
          checked={acceptLoop}
          onChange={({ currentTarget }) => setAcceptLoop(currentTarget.checked)}
        />
      )}
    </DialogFrame>
  );
}
