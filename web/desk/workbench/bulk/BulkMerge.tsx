import { Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewMerge } from '../../../../desk/previews/contract.ts';
import { mergeTickets } from '../../../../desk/tickets/contract.ts';
import { useRead } from '../../../api/use-operation.ts';
import { useHold } from '../../../platform/held-acts/use-hold.ts';
import { DialogFrame } from '../../../platform/parts/DialogFrame.tsx';
import { Refusal } from '../../../platform/parts/Refusal.tsx';
import linkClasses from '../../tickets/links.module.css';
import { MergePreview } from '../../tickets/MergePreview.tsx';
import type { BulkDialogProps } from './BulkBar.tsx';

/** Merges the chosen tickets into one of them, after showing what becomes of its clock and what each of the others brings. */
export function BulkMerge({ lines, onClose, onSent }: BulkDialogProps) {
  const { t } = useTranslation(['bulk', 'tickets']);
  const [stayId, setStayId] = useState(lines[0]?.ticketId ?? '');
  const stay = lines.find(({ ticketId }) => ticketId === stayId) ?? lines[0];
  const sources = lines.filter(({ ticketId }) => ticketId !== stay?.ticketId);
  const input = { ticketId: stay?.ticketId ?? '', sources: sources.map(({ ticketId }) => ticketId) };
  const isPossible = stay !== undefined && sources.length > 0;
  const preview = useRead(previewMerge, input, { enabled: isPossible, keep: true });
  const hold = useHold(mergeTickets, onSent);
  const label = t('tickets:merge.holding', { sources: sources.map(({ reference }) => reference).join(', '), stay: stay?.reference ?? '' });
  return (
    <DialogFrame
      title={t('merge', { count: lines.length })}
      sendLabel={t('tickets:merge.send')}
      onSend={() => hold.mutate({ input, label: label.slice(0, 300) })}
      onClose={onClose}
      isSending={hold.isPending}
      problem={hold.error}
      isReady={isPossible && preview.data !== undefined && preview.error === null}
      hint={t('tickets:merge.hint')}
    >
      <Radio.Group label={t('tickets:merge.stays')} value={stay?.ticketId ?? ''} onChange={setStayId}>
        <div className={linkClasses.choices}>
          {lines.map(({ ticketId, reference, title }, at) => (
            <Radio key={ticketId} value={ticketId} label={`${reference} ${title}`} {...(at === 0 && { 'data-autofocus': true })} />
          ))}
        </div>
      </Radio.Group>
      <Refusal problem={preview.error} />
      {preview.data && preview.error === null && <MergePreview seen={preview.data} stay={stay?.reference ?? ''} />}
    </DialogFrame>
  );
}
