import type { Work } from '../../platform/work.ts';
import type { Grade, Priority } from '../tickets/rules.ts';
import type { OnTicket } from './fill-packet.ts';
import type { Gathered } from './gathered.ts';

/** What was said on a ticket first says most about it; more than so many messages are a talk. */
const mostMessages = 20;

/** Reads what stands on a ticket that its packet may be filled from: its own fields, the requester's place, and what was said and seen. */
export async function onTicket(
  { sql }: Work,
  ticketId: string,
  { gathered, people }: { readonly gathered: Gathered; readonly people: number },
): Promise<OnTicket> {
  const ticket = await sql
    .selectFrom('tickets.ticket as t')
    .leftJoin('clients.site as s', (join) => join.onRef('s.client_id', '=', 't.client_id').onRef('s.id', '=', 't.site_id'))
    .leftJoin('clients.department as d', (join) => join.onRef('d.client_id', '=', 't.client_id').onRef('d.id', '=', 't.department_id'))
    .select([
      't.client_id',
      't.title',
      't.description',
      't.impact',
      't.urgency',
      't.priority',
      't.opened_at',
      's.name as site',
      'd.name as department',
    ])
    .where('t.id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const messages = await sql
    .selectFrom('tickets.message')
    .select('body')
    .where('client_id', '=', ticket.client_id)
    .where('ticket_id', '=', ticketId)
    .where('automatic', '=', false)
    .orderBy('at')
    .limit(mostMessages)
    .execute();
  const place = [ticket.site, ticket.department].filter((name) => name !== null).join(', ');
  return {
    texts: [
      ticket.title,
      ...(ticket.description === null ? [] : [ticket.description]),
      ...messages.map(({ body }) => body),
      ...gathered.steps.flatMap(({ result }) => result ?? []),
    ],
    place: place === '' ? null : place,
    // Check constraints of the table hold these to their words.
    impact: ticket.impact as Grade,
    urgency: ticket.urgency as Grade,
    priority: ticket.priority as Priority,
    openedAt: ticket.opened_at.toString(),
    people,
  };
}
