import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { type listLinks as operation, ticketLink } from './contract.ts';

/** More tickets than this hang together in no mind. */
const mostLinks = 200;

/** The tickets that this one was merged with, split from or follows, seen from both ends, the oldest link first. */
export const listLinks: Handler<typeof operation> = async (work, { ticketId }) => {
  const { rows } = await raw<{
    link: string | null;
    ticketId: string;
    reference: string;
    title: string;
    state: string;
    at: Temporal.Instant;
  }>`
    with here as (select client_id, id from tickets.ticket where id = ${ticketId}),
    link as (
      select l.client_id, l.to_ticket_id as id, l.kind as link, l.at from here h
        join tickets.link l on l.client_id = h.client_id and l.ticket_id = h.id
      union all
      select l.client_id, l.ticket_id,
          case l.kind when 'merged_into' then 'merged_from' when 'split_from' then 'split_into' else 'followed_by' end, l.at
        from here h join tickets.link l on l.client_id = h.client_id and l.to_ticket_id = h.id
    )
    select l.link, t.id as "ticketId", t.reference, t.title, t.state, l.at from here h
    left join link l on true
    left join tickets.ticket t on t.client_id = l.client_id and t.id = l.id
    order by l.at, t.number limit ${mostLinks}`.execute(work.sql);
  // The ticket's own row comes back even when nothing hangs on it.
  if (rows.length === 0) return refuse(notFound);
  return { items: rows.flatMap(({ at, ...row }) => (row.link === null ? [] : [ticketLink.parse({ ...row, at: at.toString() })])) };
};
