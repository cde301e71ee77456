import { useTranslation } from 'react-i18next';
import { listPromises } from '../../../desk/promises/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { WhatAndWhen } from '../promises/WhatAndWhen.tsx';
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
  readonly ticket: Ticket;
}

/** What the requester is told now, and by when they hear more: every escalated ticket carries a promise. */
export function NextUpdateFields({ draft, onChange, proposal, at, onTime, ticket }: NextUpdateFieldsProps) {
  const { t } = useTranslation('escalation');
  const promises = useRead(listPromises, { ticketId: ticket.ticketId });
  return (
    <fieldset className={classes.group}>
      <legend>{t('nextUpdate', { name: ticket.requester.name })}</legend>
      <WhatAndWhen
        what={proposal}
        onWhat={(nextUpdate) => onChange({ ...draft, nextUpdate })}
        at={at}
        onAt={onTime}
        plan={promises.data?.plan}
        clientId={ticket.client.id}
      />
    </fieldset>
  );
}
