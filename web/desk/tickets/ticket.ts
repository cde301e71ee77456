import type { z } from 'zod';
import type { ownTicketView, ticketView, timelineEntry } from '../../../desk/tickets/contract.ts';
import { isOpen } from '../../../desk/tickets/rules.ts';

/** A ticket as agents read it. */
export type Ticket = z.output<typeof ticketView>;
export type TimelineEntry = z.output<typeof timelineEntry>;

/** Whether the desk told all of the ticket; requesters get their own side only. */
export function isWhole(ticket: Ticket | z.output<typeof ownTicketView>): ticket is Ticket {
  return 'client' in ticket;
}

/** What can be done with a ticket as it stands (domain.md §2a); the desk decides, this hides what it would refuse. */
export function possible({ state, tier }: Pick<Ticket, 'state' | 'tier'>) {
  const open = isOpen(state);
  return {
    open,
    escalate: open && tier < 3,
    resolve: state === 'in_progress' || state === 'pending',
    hold: state === 'in_progress',
    resume: state === 'pending',
    close: state === 'resolved',
    reopen: state === 'resolved' || state === 'closed',
    cancel: open,
  };
}
