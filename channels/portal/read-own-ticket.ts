import { sql as raw } from 'kysely';
import { reopenUntilOf } from '../../desk/clocks/index.ts';
import type { PromiseState } from '../../desk/promises/rules.ts';
import type { PendingReason, TicketState } from '../../desk/tickets/rules.ts';
import { asDesk } from '../../platform/in-work.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';

/** More messages than most tickets carry; of more the newest are shown. */
export const mostMessages = 200;
/** More promises than most tickets carry; of more the newest are shown. */
const mostPromises = 50;

export interface OwnPromise {
  readonly what: string;
  readonly dueAt: string;
  readonly state: PromiseState;
  readonly endedAt: string | null;
}

export interface OwnMessage {
  readonly body: string;
  readonly at: string;
  /** Whether who reads it wrote it. */
  readonly own: boolean;
  /** An agent's first name, a requester's name; nothing for the desk itself. */
  readonly name: string | null;
  readonly automatic: boolean;
}

/** A ticket as its requester may see it: named field by field, so that nothing internal can slip in. */
export interface OwnTicket {
  readonly ticketId: string;
  readonly reference: string;
  readonly title: string;
  readonly description: string | null;
  readonly state: TicketState;
  readonly pendingReason: PendingReason | null;
  /** 1, or 2 for everything above: requesters are told no more of tiers. */
  readonly level: 1 | 2;
  readonly assigneeName: string | null;
  readonly openedAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  /** Until when a closed ticket may be reopened, by its agreement. */
  readonly reopenUntil: Temporal.Instant | null;
  /** It was joined with another's, which the reader does not see. */
  readonly joined: boolean;
  /** The number asked for, when that ticket was joined with this one. */
  readonly mergedFrom: string | null;
  readonly own: boolean;
  readonly requesterName: string;
  /** The reader's own zone. */
  readonly timeZone: string;
  /** Newest first. */
  readonly promises: readonly OwnPromise[];
  /** Oldest first; one more than `mostMessages` when there are more. */
  readonly messages: readonly OwnMessage[];
}

/** Which ticket: by its id, or by the number in its reference, whatever its kind became. */
export type Which = { readonly ticketId: string } | { readonly number: string };

/** Reads one ticket with what was said and promised, in one statement; for a closed one its agreement's window in another. Another requester's is not found.
 * A ticket that was merged leads to the one that stayed where the reader sees that; else it shows its own words. */
export async function readOwnTicket(work: Work, which: Which): Promise<OwnTicket> {
  const reader = work.authority.requesterId ?? refuse(notFound);
  const { rows } = await raw<Omit<OwnTicket, 'reopenUntil'>>`
    select t.id as "ticketId", t.reference, t.title, t.description, t.state, t.pending_reason as "pendingReason",
      least(t.tier, 2) as level, split_part(a.name, ' ', 1) as "assigneeName", t.opened_at as "openedAt", t.closed_at as "closedAt",
      t.merged_into is not null as joined, case when asked.id <> t.id then asked.reference end as "mergedFrom",
      t.requester_id = ${reader}::uuid as own, r.name as "requesterName", coalesce(me.time_zone, r.time_zone) as "timeZone",
      (select coalesce(jsonb_agg(p), '[]') from (
        select p.what, p.due_at as "dueAt", p.state, p.ended_at as "endedAt" from promises.promise p
        where p.client_id = t.client_id and p.ticket_id = t.id order by p.made_at desc, p.id desc limit ${mostPromises}) p) as promises,
      (select coalesce(jsonb_agg(jsonb_build_object('body', m.body, 'at', m.at, 'own', m.author = ${`requester:${reader}`}::text,
          'name', coalesce(split_part(g.name, ' ', 1), q.name), 'automatic', m.automatic) order by m.at, m.id), '[]')
        from (select * from tickets.message m where m.client_id = t.client_id and m.kind = 'reply'
            and m.ticket_id in (select x.id from tickets.ticket x where x.id = t.id or x.merged_into = t.id)
            -- Passed on from here to whoever asked as well: read here once.
            and (m.passed_from is null or m.ticket_id = t.id)
          order by m.at desc, m.id desc limit ${mostMessages + 1}) m
        left join people.agent g on g.id = case when m.author like 'agent:%' then substr(m.author, 7)::uuid end
        left join people.requester q on q.client_id = m.client_id
          and q.id = case when m.author like 'requester:%' then substr(m.author, 11)::uuid end) as messages
    from tickets.ticket asked
    join tickets.ticket t on t.id = coalesce((select s.id from tickets.ticket s where s.id = asked.merged_into), asked.id)
    join people.requester r on r.client_id = t.client_id and r.id = t.requester_id
    left join people.requester me on me.client_id = t.client_id and me.id = ${reader}
    left join people.agent a on a.id = t.assignee_id
    where ${'ticketId' in which ? raw`asked.id = ${which.ticketId}` : raw`asked.number = ${which.number}`}`.execute(work.sql);
  const ticket = rows[0] ?? refuse(notFound);
  const { state, closedAt, ticketId } = ticket;
  if (state !== 'closed' || closedAt === null) return { ...ticket, reopenUntil: null };
  // Agreements are the desk's; of them the requester is told this instant alone.
  const reopenUntil = await asDesk(work.sql, work.authority, () => reopenUntilOf(work.sql, ticketId, closedAt));
  return { ...ticket, reopenUntil: reopenUntil ?? null };
}
