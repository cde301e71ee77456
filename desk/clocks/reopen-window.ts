import { type Calendar, workingSpans } from '../../platform/calendar/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { clocksOf } from './standing.ts';

/** Looked through at once for working days. */
const stretchDays = 60;
/** A calendar without work for so long has no more working days to wait for. */
const farthestDays = 3_660;

/**
 * Until when a closed ticket may be reopened: the end of the last working time of the so-many-th local date with work after the one on which
 * it was closed. With 0 days the end of that date's own work, or the closing itself.
 */
export function reopenUntil(calendar: Calendar, closedAt: Temporal.Instant, workingDays: number): Temporal.Instant {
  const zone = calendar.definition.zone;
  const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate().toString();
  const closedOn = dateOf(closedAt);
  const ends = new Map<string, Temporal.Instant>([[closedOn, closedAt]]);
  for (let from = closedAt, days = 0; days < farthestDays; days += stretchDays) {
    const to = from.add({ hours: 24 * stretchDays });
    for (const span of workingSpans(calendar, from, to)) ends.set(dateOf(span.to.subtract({ seconds: 1 })), span.to);
    // The last date found may go on in the next stretch.
    if (ends.size > workingDays + 1) break;
    from = to;
  }
  return [...ends.values()][workingDays] ?? [...ends.values()].at(-1) ?? closedAt;
}

/** Until when a ticket that was closed at this instant may be reopened; undefined where no agreement is bound to it. */
export async function reopenUntilOf(sql: Sql, ticketId: string, closedAt: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const clocks = (await clocksOf(sql, [ticketId])).get(ticketId) ?? [];
  const clock = clocks.findLast(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
  return clock === undefined ? undefined : reopenUntil(clock.calendar.calendar, closedAt, clock.agreement.reopenWorkingDays);
}
