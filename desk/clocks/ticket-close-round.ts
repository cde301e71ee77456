import { type Calendar, workingSpans } from '../../platform/calendar/index.ts';
import { round } from '../../platform/rounds.ts';
import { closeTicketBySystem, ticketForUpdate } from '../tickets/index.ts';
import { clocksOf } from './standing.ts';

/** A resolved ticket that its requester lets stand closes by itself after this many working days (domain.md §2a). */
export const closesAfterWorkingDays = 5;

/** Tickets closed in one transaction: few enough that no reader of the log waits long. */
const mostAtOnce = 50;

/** Closes tickets that were resolved five working days ago, by their own calendars. Imported history is left as it was. */
export const ticketCloseRound = round({
  name: 'ticket-close-round',
  everySeconds: 300,
  run: async (work) => {
    const candidates = await work.sql
      .selectFrom('tickets.ticket')
      .select(['id', 'resolved_at'])
      .where('state', '=', 'resolved')
      .where('external_reference', 'is', null)
      .where('resolved_at', '<=', work.at.subtract({ hours: closesAfterWorkingDays * 24 }))
      .orderBy('resolved_at')
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    if (candidates.length === 0) return { more: false };
    const clocks = await clocksOf(
      work.sql,
      candidates.map((ticket) => ticket.id),
    );
    let closed = 0;
    for (const { id, resolved_at: resolvedAt } of candidates) {
      const calendar = clocks.get(id)?.find(({ kind }) => kind === 'sla')?.calendar.calendar;
      if (resolvedAt === null || (calendar !== undefined && workingDaysBetween(calendar, resolvedAt, work.at) < closesAfterWorkingDays))
        continue;
      closeTicketBySystem(work, await ticketForUpdate(work, id));
      closed += 1;
    }
    return { more: closed === mostAtOnce };
  },
});

/** Local dates with working time that lie wholly between two instants, plus the part of a day that makes them whole again. */
export function workingDaysBetween(calendar: Calendar, from: Temporal.Instant, to: Temporal.Instant): number {
  const zone = calendar.definition.zone;
  const daysAfter = new Set(
    workingSpans(calendar, from, to)
      .map((span) => span.to.subtract({ seconds: 1 }).toZonedDateTimeISO(zone).toPlainDate().toString())
      .filter((date) => date !== from.toZonedDateTimeISO(zone).toPlainDate().toString()),
  );
  return daysAfter.size;
}
