import { useTranslation } from 'react-i18next';
import { listPromises } from '../../../desk/promises/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { useTicking } from '../../platform/time/ticking.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { isNear } from './plan.ts';
import classes from './promises.module.css';

/** What is promised goes with the ticket: whoever gets it owes it, and one that is nearly due is said before the ticket is handed over.
 * `onlyNear`: nothing is said of any other. */
export function HandOverNote({ ticket, onlyNear = false }: { ticket: Ticket; onlyNear?: boolean }) {
  const { t } = useTranslation('promises');
  const promises = useRead(listPromises, { ticketId: ticket.ticketId });
  const open = promises.data?.items.find(({ state }) => state === 'open');
  const near = useTicking((now) => open !== undefined && isNear(open.dueAt, now));
  if (open === undefined || (onlyNear && !near)) return null;
  return (
    <div className={classes.note} data-near={near} role="status">
      <strong>
        {t(near ? 'handOverNear' : 'handOver', { name: ticket.requester.name })}{' '}
        <Moment at={open.dueAt} homeZone={ticket.requester.timeZone} distance />
      </strong>
      <span>“{open.what}”</span>
      <span>{t(near ? 'handOverNearHint' : 'handOverHint')}</span>
    </div>
  );
}
