import type { Work } from '../../platform/work.ts';
import { assignmentPayload, type Destination } from './assignment.ts';
import { ticketAssigned } from './facts.ts';
import { mustBeOpen, type TicketStanding } from './rules.ts';

/**
 * Records that a ticket is now at another team, agent or tier, and answers with where it then stands. Reassigning stays within the
 * tier; only an accepted escalation changes it. A ticket that is over is not moved.
 */
export function moveTicket(work: Work, standing: TicketStanding, to: Destination): TicketStanding {
  mustBeOpen(standing.state);
  const payload = assignmentPayload(standing, to);
  work.record(ticketAssigned, standing.stream, payload);
  const { tier, teamId, assigneeId, state, hops } = payload;
  return { ...standing, tier, teamId, assigneeId, state, hops };
}
