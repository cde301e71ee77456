import { sql as raw } from 'kysely';
import { z } from 'zod';
import { openStates, type PendingReason, type TicketState } from '../../desk/tickets/rules.ts';
import { cutPage, decodeCursor } from '../../platform/page-cursor.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';

/** Tickets on one page of the list. */
export const ticketsPerPage = 50;

/** The sort key: open ones first, then the latest opened. */
const place = z.tuple([z.boolean(), z.iso.datetime({ offset: true }), z.uuid()]);

/** A ticket as the list shows it. */
export interface ListedTicket {
  readonly ticketId: string;
  readonly reference: string;
  readonly title: string;
  readonly state: TicketState;
  readonly pendingReason: PendingReason | null;
  readonly open: boolean;
  readonly openedAt: Temporal.Instant;
  readonly own: boolean;
  readonly requesterName: string;
  /** When the open promise is due. */
  readonly nextUpdateAt: Temporal.Instant | null;
}

/** A page of the tickets that whoever reads may see: the own, and a manager's department's, by row-level security. */
export async function listOwnTickets(work: Work, older: string | undefined) {
  const reader = work.authority.requesterId ?? refuse(notFound);
  const [open, at, id] = decodeCursor(place, older) ?? [null, null, null];
  const { rows } = await raw<{ timeZone: string } & (ListedTicket | { ticketId: null })>`
    select me.time_zone as "timeZone", t.*, p.due_at as "nextUpdateAt"
    from people.requester me
    left join lateral (
      select t.client_id, t.id as "ticketId", t.reference, t.title, t.state, t.pending_reason as "pendingReason", o.open,
        t.opened_at as "openedAt", t.requester_id = me.id as own, r.name as "requesterName"
      from tickets.ticket t
      join people.requester r on r.client_id = t.client_id and r.id = t.requester_id
      cross join lateral (select t.state = any(${[...openStates]}::text[]) as open) o
      where t.client_id = me.client_id
        and (${at}::timestamptz is null or (o.open, t.opened_at, t.id) < (${open}::boolean, ${at}::timestamptz, ${id}::uuid))
      order by o.open desc, t.opened_at desc, t.id desc limit ${ticketsPerPage + 1}) t on true
    left join promises.promise p on p.client_id = t.client_id and p.ticket_id = t."ticketId" and p.state = 'open'
    where me.id = ${reader} order by t.open desc, t."openedAt" desc, t."ticketId" desc`.execute(work.sql);
  const [first] = rows;
  if (first === undefined) return refuse(notFound);
  const listed = cutPage(
    // The reader's own row comes back even when there is no ticket.
    rows.filter((row): row is typeof row & ListedTicket => row.ticketId !== null),
    ticketsPerPage,
    { keyOf: (row) => [row.open, row.openedAt.toString(), row.ticketId], shape: (row): ListedTicket => row },
  );
  return { ...listed, timeZone: first.timeZone };
}
