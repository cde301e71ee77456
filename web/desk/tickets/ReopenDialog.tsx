import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reopenTicket } from '../../../desk/tickets/contract.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useTextDraft } from '../../platform/parts/drafts.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import type { TicketDialogProps } from './dialog.ts';
import { useTicketCommand } from './use-ticket-command.ts';

/** It is not fixed after all: the same clock goes on. */
export function ReopenDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  const { draft, change, discard } = useTextDraft(`${accountId}.${ticket.ticketId}.reopen`);
  const reopen = useTicketCommand(reopenTicket, () => {
    discard();
    onClose();
  });
  return (
    <DialogFrame
      title={t('reopen.title', { reference: ticket.reference })}
      sendLabel={t('actions.reopen')}
      onSend={() => reopen.mutate({ ticketId: ticket.ticketId, reason: draft.trim() })}
      onClose={onClose}
      isSending={reopen.isPending}
      problem={reopen.error}
      isReady={draft.trim() !== ''}
      hint={t('reopen.hint')}
    >
      <Textarea
        label={t('reopen.reason')}
        data-autofocus
        autosize
        minRows={2}
        value={draft}
        onChange={({ currentTarget: { value } }) => change(value)}
      />
    </DialogFrame>
  );
}
