import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type TicketStanding, ticketForUpdate } from '../tickets/index.ts';
import { hypothesisState } from './rules.ts';

/** Which one: a hypothesis by the ticket that it is on. */
export interface Which {
  readonly ticketId: string;
  readonly hypothesisId: string;
}

/** A hypothesis as it stands, its ticket's row locked, so that two who conclude it queue up. One of another ticket is not found. */
export async function hypothesisForUpdate(work: Work, { ticketId, hypothesisId }: Which) {
  const ticket = await ticketForUpdate(work, ticketId);
  const row = await work.sql
    .selectFrom('hypotheses.hypothesis')
    .select(['number', 'statement', 'confidence', 'state', 'test'])
    .where('client_id', '=', ticket.clientId)
    .where('ticket_id', '=', ticketId)
    .where('id', '=', hypothesisId)
    .executeTakeFirst();
  if (row === undefined) return refuse(notFound);
  return { ticket, hypothesisId, ...row, state: hypothesisState.parse(row.state) };
}

/** The highest number given on a ticket; its row is locked. */
export async function lastNumber({ sql }: Work, { clientId, ticketId }: Pick<TicketStanding, 'clientId' | 'ticketId'>): Promise<number> {
  const { last } = await sql
    .selectFrom('hypotheses.hypothesis')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('client_id', '=', clientId)
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}
