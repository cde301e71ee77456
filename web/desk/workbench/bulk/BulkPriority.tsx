import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prioritizeTicket } from '../../../../desk/tickets/contract.ts';
import { type Grade, priorityOf } from '../../../../desk/tickets/rules.ts';
import formClasses from '../../../platform/parts/form.module.css';
import { GradeField } from '../../tickets/GradeField.tsx';
import type { BulkDialogProps } from './BulkBar.tsx';
import { BulkFrame } from './BulkFrame.tsx';
import { useBulk } from './use-bulk.ts';

/** Gives many tickets one impact and urgency, and with it their priority; each clock's target is counted anew from its own start. */
export function BulkPriority({ lines, onClose, onSent }: BulkDialogProps) {
  const { t } = useTranslation(['bulk', 'tickets']);
  const [impact, setImpact] = useState<Grade>(2);
  const [urgency, setUrgency] = useState<Grade>(2);
  const bulk = useBulk();
  const priority = priorityOf(impact, urgency);
  return (
    <BulkFrame
      title={t('prioritize', { count: lines.length })}
      sendLabel={t('setTo', { priority })}
      lines={lines}
      bulk={bulk}
      act={{
        operation: prioritizeTicket.name,
        inputOf: ({ ticketId }) => ({ ticketId, impact, urgency }),
        label: t('prioritizing', { count: lines.length, priority }),
      }}
      onClose={onClose}
      onSent={onSent}
    >
      <div className={formClasses.pair}>
        <GradeField label={t('tickets:impact')} value={impact} onChange={setImpact} />
        <GradeField label={t('tickets:urgency')} value={urgency} onChange={setUrgency} />
      </div>
    </BulkFrame>
  );
}
