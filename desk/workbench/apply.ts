import { applyDue } from './apply-due.ts';
import { applyEscalation } from './apply-escalation.ts';
import { applyTickets } from './apply-tickets.ts';

/** What the facts of the modules below make of the queue. Nothing else writes it. */
export const apply = [...applyTickets, ...applyDue, ...applyEscalation];
