import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PromiseTime } from '../promises/PromiseTime.tsx';
import type { Ticket } from '../tickets/ticket.ts';
import classes from './escalation.module.css';
import type { EscalationDraft } from './escalation-draft.ts';

interface NextUpdateFieldsProps {
  readonly draft: EscalationDraft;
  readonly onChange: (draft: EscalationDraft) => void;
  /** What is promised as long as nothing else is written. */
  readonly proposal: string;
  readonly at: string;
  readonly onTime: (at: string) => void;
  readonly requester: Ticket['requester'];
}

/** What the requester is told now, and by when they hear more: every escalated ticket carries a promise. */
export function NextUpdateFields({ draft, onChange, proposal, at, onTime, requester }: NextUpdateFieldsProps) {
  const { t } = useTranslation('escalation');
  return (
    <fieldset className={classes.group}>
      <legend>{t('nextUpdate', { name: requester.name })}</legend>
      <Textarea
        label={t('nextUpdateWhat')}
        autosize
        minRows={1}
        maxRows={4}
        value={proposal}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, nextUpdate: value })}
      />
      <PromiseTime value={at} onChange={onTime} homeZone={requester.timeZone} />
    </fieldset>
  );
}
