import { sql as raw } from 'kysely';
import { calendarOf, changesOfTickets, clocksOf, segmentsOf } from '../../desk/clocks/index.ts';
import type { Priority, TicketState } from '../../desk/tickets/rules.ts';
import type { Work } from '../../platform/work.ts';
import type { Span } from './month.ts';
import { type Accruing, clippedTo } from './rules.ts';

/** Tickets held in memory at a time, with their changes and segments. */
const ticketsAtOnce = 200;

/** A ticket with what of its life lies in the month. */
export interface MonthTicket {
  readonly ticketId: string;
  readonly number: number;
  readonly reference: string;
  readonly title: string;
  readonly priority: Priority;
  readonly state: TicketState;
  readonly openedAt: Temporal.Instant;
  readonly resolvedAt: Temporal.Instant | null;
  readonly segments: readonly Accruing[];
}

/** Which tickets: of one client, with time in this span, behind this number. */
export interface MonthOf {
  readonly clientId: string;
  readonly span: Span;
  readonly after?: number;
}

/**
 * The tickets of a client that have time in the span, by number, in batches: worked out from their facts, so that imported history
 * counts and memory does not grow with the month. Tickets that touch the month with no second of their own are left out.
 */
export async function* monthTickets(work: Work, { clientId, span, after = 0 }: MonthOf): AsyncGenerator<readonly MonthTicket[]> {
  for (let last = after; ; ) {
    const rows = await candidates(work, { clientId, span, after: last });
    const ids = rows.map(({ ticketId }) => ticketId);
    const clocks = await clocksOf(work.sql, ids);
    const changes = await changesOfTickets(work.sql, ids);
    yield rows.flatMap((row) => {
      const calendar = calendarOf(clocks.get(row.ticketId));
      const segments = clippedTo(span, segmentsOf(changes.get(row.ticketId) ?? [], { calendar, ...span }));
      // Check constraints of the table hold these to their words.
      return segments.length === 0 ? [] : [{ ...row, priority: row.priority as Priority, state: row.state as TicketState, segments }];
    });
    last = rows.at(-1)?.number ?? last;
    if (rows.length < ticketsAtOnce) return;
  }
}

/** Whether more than so many tickets may have time in the span. */
export async function isMoreThan(work: Work, most: number, of: MonthOf): Promise<boolean> {
  const row = await inSpan(work, of).select('t.id').offset(most).limit(1).executeTakeFirst();
  return row !== undefined;
}

function candidates(work: Work, of: MonthOf) {
  return inSpan(work, of)
    .select(['t.id as ticketId', 't.number', 't.reference', 't.title', 't.priority', 't.state'])
    .select(['t.opened_at as openedAt', 't.resolved_at as resolvedAt'])
    .orderBy('t.number')
    .limit(ticketsAtOnce)
    .execute();
}

/**
 * Tickets that may have time in the span: what they really have there their segments say. Another system's history may tell its instants
 * out of order, so that a ticket's end says less than the last instant of its facts.
 */
function inSpan({ sql }: Work, { clientId, span, after = 0 }: MonthOf) {
  return sql
    .selectFrom('tickets.ticket as t')
    .where('t.client_id', '=', clientId)
    .where('t.number', '>', after)
    .where('t.opened_at', '<', span.until)
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        eb('t.state', 'in', ['new', 'in_progress', 'pending']),
        raw<boolean>`greatest(t.resolved_at, t.closed_at) >= ${span.from}::timestamptz`,
        and([
          eb('t.external_reference', 'is not', null),
          exists(selectFrom('log.fact as f').select('f.stream').whereRef('f.stream', '=', 't.id').where('f.occurred_at', '>=', span.from)),
        ]),
      ]),
    );
}
