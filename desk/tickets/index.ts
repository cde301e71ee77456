export { assignmentPayload, type Destination, type Whereabouts } from './assignment.ts';
export { closeTicketBySystem } from './close-ticket-by-system.ts';
export { moveTicket } from './move-ticket.ts';
export type { TicketStanding } from './rules.ts';
export { ticketForUpdate } from './standing.ts';
export { tellRequester } from './tell-requester.ts';
