import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdTicket } from '../../../desk/tickets/contract.ts';
import { pendingReason } from '../../../desk/tickets/rules.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import formClasses from '../../platform/parts/form.module.css';
import type { TicketDialogProps } from './dialog.ts';
import { useTicketCommand } from './use-ticket-command.ts';

/** What the ticket waits for. The clock runs on unless the agreement lists the reason. */
export function HoldDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const [waitsFor, setWaitsFor] = useState('requester');
  const [reason, setReason] = useState('');
  const hold = useTicketCommand(holdTicket, onClose);
  const send = () =>
    hold.mutate({
      ticketId: ticket.ticketId,
      waitsFor: pendingReason.catch('requester').parse(waitsFor),
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    });
  return (
    <DialogFrame
      title={t('hold.title', { reference: ticket.reference })}
      sendLabel={t('actions.hold')}
      onSend={send}
      onClose={onClose}
      isSending={hold.isPending}
      problem={hold.error}
      hint={t('hold.hint')}
    >
      <Radio.Group label={t('hold.waitsFor')} value={waitsFor} onChange={setWaitsFor}>
        <div className={formClasses.form}>
          {pendingReason.options.map((one) => (
            <Radio key={one} value={one} label={t(`waitsFor.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <TextInput label={t('hold.reason')} value={reason} onChange={({ currentTarget: { value } }) => setReason(value)} />
    </DialogFrame>
  );
}
