import type { ReactNode } from 'react';
import type { Ticket } from './ticket.ts';

/** What every dialog on a ticket gets. */
export interface TicketDialogProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
  /** What to know before it is sent. */
  readonly note?: ReactNode;
}

/** A box to type in on the ticket's page itself. */
export type Open = 'reply' | 'note' | 'step' | 'hypothesis' | 'skip';
