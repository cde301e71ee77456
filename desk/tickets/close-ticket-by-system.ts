import type { Work } from '../../platform/work.ts';
import { ticketClosed } from './facts.ts';
import { mustGo, type TicketStanding } from './rules.ts';

/** Closes a resolved ticket that its requester let stand: what the round of the clocks does after 5 working days. */
export function closeTicketBySystem(work: Work, standing: TicketStanding): void {
  mustGo(standing.state, 'closed');
  work.record(ticketClosed, standing.stream, { from: standing.state, reason: null });
}
