import { useTranslation } from 'react-i18next';
import { listPromises } from '../../../desk/promises/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import type { Ticket } from '../tickets/ticket.ts';
import classes from './promises.module.css';

/** Says before resolving that the requester heard less often than an escalated ticket owes. It stands in nobody’s way; it is counted. */
export function CheckInsNote({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('promises');
  const promises = useRead(listPromises, { ticketId: ticket.ticketId });
  const checkIns = promises.data?.plan?.checkIns;
  if (checkIns === undefined || checkIns.given >= checkIns.owed) return null;
  return (
    <div className={classes.note} data-near role="status">
      <strong>{t('checkInsOwed', checkIns)}</strong>
      <span>{t('checkInsCountedHint')}</span>
    </div>
  );
}
