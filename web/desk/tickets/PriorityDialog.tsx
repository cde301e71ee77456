import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewPriority } from '../../../desk/previews/contract.ts';
import { prioritizeTicket } from '../../../desk/tickets/contract.ts';
import { type Priority, priorityOf } from '../../../desk/tickets/rules.ts';
import { errorOf } from '../../api/problem.ts';
import { useRead } from '../../api/use-operation.ts';
import { useHold } from '../../platform/held-acts/use-hold.ts';
import { DialogFrame } from '../../platform/parts/DialogFrame.tsx';
import formClasses from '../../platform/parts/form.module.css';
import { SecretWarning } from '../../platform/secrets/SecretWarning.tsx';
import { ForeseenClock } from '../clocks/ForeseenClock.tsx';
import type { TicketDialogProps } from './dialog.ts';
import { GradeField } from './GradeField.tsx';

const priorities = [1, 2, 3, 4] as const satisfies readonly Priority[];

/** Impact × urgency gives the priority; another one needs a reason. The clock's target is counted anew from its start. */
export function PriorityDialog({ ticket, onClose }: TicketDialogProps) {
  const { t } = useTranslation('tickets');
  const [impact, setImpact] = useState(ticket.impact);
  const [urgency, setUrgency] = useState(ticket.urgency);
  const [override, setOverride] = useState<Priority>();
  const [reason, setReason] = useState('');
  const prioritize = useHold(prioritizeTicket, onClose);
  const derived = priorityOf(impact, urgency);
  const isOverridden = override !== undefined && override !== derived;
  const isReady = !isOverridden || reason.trim() !== '';
  const input = {
    ticketId: ticket.ticketId,
    impact,
    urgency,
    ...(isOverridden && { priority: override, overrideReason: reason.trim() }),
  };
  const priority = override ?? derived;
  // The reason changes nothing about the clock.
  const foreseen = { ...input, ...(isOverridden && { overrideReason: t('prioritize.reason') }) };
  const preview = useRead(previewPriority, foreseen, { keep: true });
  const send = () => prioritize.mutate({ input, label: t('prioritize.holding', { reference: ticket.reference, priority }) });
  return (
    <DialogFrame
      title={t('prioritize.title', { reference: ticket.reference })}
      sendLabel={t('prioritize.save')}
      onSend={send}
      onClose={onClose}
      isSending={prioritize.isPending}
      problem={prioritize.error}
      isReady={isReady}
      hint={t('prioritize.hint')}
    >
      <div className={formClasses.pair}>
        <GradeField label={t('impact')} value={impact} onChange={setImpact} />
        <GradeField label={t('urgency')} value={urgency} onChange={setUrgency} />
      </div>
      <NativeSelect
        label={t('prioritize.priority')}
        data={priorities.map((one) => ({
          value: String(one),
          label: one === derived ? t('prioritize.derived', { priority: one }) : t('priority', { priority: one }),
        }))}
        value={String(override ?? derived)}
        onChange={({ currentTarget: { value } }) => setOverride(priorities.find((one) => String(one) === value))}
      />
      {isOverridden && (
        <TextInput
          label={t('prioritize.reason')}
          required
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          error={errorOf(prioritize.error, 'input/overrideReason')}
        />
      )}
      {isOverridden && <SecretWarning words={reason} />}
      {preview.data && <ForeseenClock before={preview.data.before} after={preview.data.after} />}
    </DialogFrame>
  );
}
