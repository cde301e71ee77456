import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';

/** What a ticket is called, and whose it is. */
export async function ticketNamed({ sql }: Work, ticketId: string) {
  const ticket = await sql
    .selectFrom('tickets.ticket as t')
    .innerJoin('clients.client as c', 'c.client_id', 't.client_id')
    .select(['t.reference', 't.title', 'c.name as clientName'])
    .where('t.id', '=', ticketId)
    .executeTakeFirst();
  return ticket ?? refuse(notFound);
}
