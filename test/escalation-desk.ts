import type { z } from 'zod';
import { escalateTicket } from '../desk/escalation/contract.ts';
import type { openTicket } from '../desk/tickets/contract.ts';
import { assignTicket, recordStep } from '../desk/tickets/contract.ts';
import { registerRequester } from '../estate/people/contract.ts';
import type { Desk } from './desk.ts';

/** A packet with nothing missing, on a ticket on which steps were tried. */
export const completePacket = {
  criterion: 'steps_exhausted',
  errorText: 'PCL XL error 0x80070775: IllegalOperatorSequence',
  environment: { asset: 'PRN-0207', os: 'Windows 11 24H2', networkPlace: 'Floor 2' },
  extent: { peopleAffected: 12, whatItStops: 'Nobody in Finance can print invoices' },
} as const satisfies z.input<typeof escalateTicket.input>['packet'];

/** Told in days to come, so that no test has to care. */
export const nextUpdate = { what: 'Tier 2 reads the print server’s log; you hear what it says', dueAt: '2026-03-09T15:00:00Z' };

/** A P2 ticket of Kim's that Ada has taken, and on which she tried two steps in vain. */
export async function triedTicket(desk: Desk, fields: Partial<z.input<typeof openTicket.input>> = {}): Promise<string> {
  const ticketId = await desk.openTicket({ impact: 2, urgency: 1, ...fields });
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  const outcome = 'did_not_work' as const;
  await desk.does(desk.ada, recordStep, { ticketId, action: 'Restarted the spooler', outcome, result: 'The queue fills again' });
  await desk.does(desk.ada, recordStep, { ticketId, action: 'Changed the toner', outcome, result: 'Still blank' });
  return ticketId;
}

/** Ada raises a ticket to Tier 2 with a complete packet. */
export function escalate(desk: Desk, ticketId: string, fields: Partial<z.input<typeof escalateTicket.input>> = {}) {
  return desk.does(desk.ada, escalateTicket, { ticketId, packet: completePacket, nextUpdate, ...fields });
}

/** Somebody else of Kim's department; answers the requester's id. */
export async function colleagueOfKim(desk: Desk, name = 'Noor'): Promise<string> {
  const { id: clientId, departmentId, siteId } = desk.northgate;
  const { requesterId } = await desk.does(desk.dana, registerRequester, { clientId, name, departmentId, siteId });
  return requesterId;
}
