import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelTicket } from '../../../desk/tickets/contract.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import type { TicketDialogProps } from './dialog.ts';
import { useTicketCommand } from './use-ticket-command.ts';

/** Opened in error, or withdrawn. There is no way back from it. */
export function CancelDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const [reason, setReason] = useState('');
  const cancel = useTicketCommand(cancelTicket, onClose);
  return (
    <DialogFrame
      title={t('cancel.title', { reference: ticket.reference })}
      sendLabel={t('actions.cancel')}
      onSend={() => cancel.mutate({ ticketId: ticket.ticketId, reason: reason.trim() })}
      onClose={onClose}
      isSending={cancel.isPending}
      problem={cancel.error}
      isReady={reason.trim() !== ''}
      hint={t('cancel.hint')}
    >
      <TextInput label={t('cancel.reason')} data-autofocus value={reason} onChange={({ currentTarget: { value } }) => setReason(value)} />
      <SecretWarning words={reason} />
    </DialogFrame>
  );
}
