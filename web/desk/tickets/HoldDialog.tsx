import { Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdTicket } from '../../../desk/tickets/contract.ts';
import { pendingReason } from '../../../desk/tickets/rules.ts';
import { errorOf } from '../../api/problem.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import { useDraft } from '../../platform/parts/drafts.ts';
import formClasses from '../../platform/parts/form.module.css';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import type { TicketDialogProps } from './dialog.ts';
import { useTicketCommand } from './use-ticket-command.ts';

const empty = { reason: '', question: '', supplier: '' };

/** What the ticket waits for. The clock runs on unless the agreement lists the reason and a question goes out with it. */
export function HoldDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const { accountId } = useSession();
  const [waitsFor, setWaitsFor] = useState('requester');
  const { draft, change, discard } = useDraft(`${accountId}.${ticket.ticketId}.hold`, empty);
  const hold = useTicketCommand(holdTicket, () => {
    discard();
    onClose();
  });
  const said = (field: keyof typeof empty) => (draft[field].trim() === '' ? {} : { [field]: draft[field].trim() });
  const send = () =>
    hold.mutate({
      ticketId: ticket.ticketId,
      waitsFor: pendingReason.catch('requester').parse(waitsFor),
      ...said('reason'),
      ...said('question'),
      ...(waitsFor === 'supplier' && said('supplier')),
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
      {waitsFor === 'supplier' && (
        <TextInput
          label={t('hold.supplier')}
          description={t('hold.supplierHint')}
          value={draft.supplier}
          onChange={({ currentTarget: { value } }) => change({ ...draft, supplier: value })}
          error={errorOf(hold.error, 'supplier')}
        />
      )}
      <Textarea
        label={t('hold.question', { name: ticket.requester.name })}
        description={t('hold.questionHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.question}
        onChange={({ currentTarget: { value } }) => change({ ...draft, question: value })}
        error={errorOf(hold.error, 'question')}
      />
      <TextInput
        label={t('hold.reason')}
        value={draft.reason}
        onChange={({ currentTarget: { value } }) => change({ ...draft, reason: value })}
      />
      <SecretWarning words={Object.values(draft).join('\n')} />
    </DialogFrame>
  );
}
