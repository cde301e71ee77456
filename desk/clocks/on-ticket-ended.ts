import { hearWithin } from '../../platform/log/listeners.ts';
import { ticketCancelled, ticketResolved } from '../tickets/facts.ts';
import { stopClocks } from './stop-clocks.ts';

/** Resolving is told to the requester, so that it answers as well. */
export const onTicketResolved = hearWithin('on-ticket-resolved', ticketResolved, (work, facts) => stopClocks(work, facts, () => true), {
  imported: true,
});

/** Nobody is owed anything on a ticket opened in error. */
export const onTicketCancelled = hearWithin(
  'on-ticket-cancelled',
  ticketCancelled,
  (work, facts) => stopClocks(work, facts, () => true, { owed: false }),
  { imported: true },
);
