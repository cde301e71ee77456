import { type RawBuilder, sql as raw } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { readTicket as operation, ownTicketView, ticketView } from './contract.ts';

/**
 * Reads a ticket by id or by its reference. A number resolves for ever, whatever the ticket's kind became: that of a merged one leads to the
 * one that stayed, and the reply says so. Requesters get what is
 * public; what else there is never leaves the database for them.
 */
export const readTicket: Handler<typeof operation> = async (work, { ticketId }) => {
  const number = /^[a-z]+-(\d+)$/i.exec(ticketId)?.[1];
  const which =
    number === undefined
      ? raw`t.id = ${ticketId}`
      : // Where the ticket that it was merged into is not the reader's, the own one is read.
        raw`t.id = (select coalesce((select s.id from tickets.ticket s where s.id = m.merged_into), m.id)
          from tickets.ticket m where m.number = ${number})`;
  const mergedFrom =
    number === undefined ? raw`null` : raw`(select m.reference from tickets.ticket m where m.number = ${number} and m.merged_into = t.id)`;
  return work.authority.requesterId === undefined ? wholeTicket(work, which, mergedFrom) : ownTicket(work, which, mergedFrom);
};

/** A row as it comes: instants are not yet text. */
type Rows<View extends z.ZodObject> = {
  [Field in keyof z.input<View>]: Field extends 'openedAt' | 'resolvedAt' | 'closedAt' ? Temporal.Instant | null : z.input<View>[Field];
};

async function ownTicket(work: Work, which: RawBuilder<unknown>, mergedFrom: RawBuilder<unknown>): Promise<z.input<typeof ownTicketView>> {
  const { rows } = await raw<Rows<typeof ownTicketView>>`
    select t.id as "ticketId", t.reference, t.kind, t.title, t.description, t.state, t.opened_at as "openedAt",
      t.resolved_at as "resolvedAt", t.closed_at as "closedAt", ${mergedFrom} as "mergedFrom", t.merged_into is not null as joined, t.version
    from tickets.ticket t where ${which}`.execute(work.sql);
  return onlyRow(rows);
}

async function wholeTicket(work: Work, which: RawBuilder<unknown>, mergedFrom: RawBuilder<unknown>): Promise<z.input<typeof ticketView>> {
  const { rows } = await raw<Rows<typeof ticketView>>`
    select t.id as "ticketId", t.reference, t.kind, t.title, t.description,
      json_build_object('id', c.client_id, 'name', c.name, 'code', c.code, 'color', c.color) as client,
      json_build_object('id', r.id, 'name', r.name, 'vip', r.vip, 'departmentName', d.name, 'siteName', s.name, 'timeZone', r.time_zone) as requester,
      case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as category,
      t.asset_kind as "assetKind", t.impact, t.urgency, t.priority, t.priority_override_reason as "priorityOverrideReason", t.channel, t.state,
      t.pending_reason as "pendingReason", t.tier, json_build_object('id', t.team_id, 'name', coalesce(m.name, '')) as team,
      case when t.assignee_id is not null then json_build_object('id', t.assignee_id, 'name', coalesce(a.name, '')) end as assignee,
      t.hops, t.opened_at as "openedAt", t.resolved_at as "resolvedAt", t.closed_at as "closedAt", t.workaround, t.resolution, t.cause,
      t.external_reference as "externalReference", ${mergedFrom} as "mergedFrom",
      case when t.merged_into is not null then (select json_build_object('ticketId', s.id, 'reference', s.reference)
        from tickets.ticket s where s.client_id = t.client_id and s.id = t.merged_into) end as "mergedInto",
      array(select distinct q.name from tickets.ticket m join people.requester q on q.client_id = m.client_id and q.id = m.requester_id
        where m.client_id = t.client_id and m.merged_into = t.id and m.requester_id <> t.requester_id order by 1) as "alsoTold", t.version
    from tickets.ticket t
    join clients.client c on c.client_id = t.client_id
    join people.requester r on r.client_id = t.client_id and r.id = t.requester_id
    left join clients.department d on d.client_id = t.client_id and d.id = t.department_id
    left join clients.site s on s.client_id = t.client_id and s.id = t.site_id
    left join tickets.category g on g.id = t.category_id
    left join people.team m on m.id = t.team_id
    left join people.agent a on a.id = t.assignee_id
    where ${which}`.execute(work.sql);
  return onlyRow(rows);
}

function onlyRow<Row extends { openedAt: Temporal.Instant | null; resolvedAt: Temporal.Instant | null; closedAt: Temporal.Instant | null }>(
  rows: readonly Row[],
) {
  const [row] = rows;
  if (row === undefined) return refuse(notFound);
  const { openedAt, resolvedAt, closedAt } = row;
  return { ...row, openedAt: String(openedAt), resolvedAt: resolvedAt?.toString() ?? null, closedAt: closedAt?.toString() ?? null };
}
