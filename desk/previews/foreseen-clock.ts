import type { z } from 'zod';
import { workingSecondsBetween } from '../../platform/calendar/index.ts';
import type { Work } from '../../platform/work.ts';
import { clocksOf } from '../clocks/index.ts';
import type { foreseenClock } from './contract.ts';

/** The running clock on which the client is promised the resolution of a ticket, as this work sees it. */
export async function clockSeen({ sql, at }: Work, ticketId: string): Promise<z.input<typeof foreseenClock> | null> {
  const clock = ((await clocksOf(sql, [ticketId])).get(ticketId) ?? []).findLast(
    ({ kind, metric, stoppedAt }) => kind === 'sla' && metric === 'resolution' && stoppedAt === null,
  );
  if (clock === undefined) return null;
  const { calendar } = clock.calendar;
  const now = clock.pausedAt ?? at;
  const isLate = Temporal.Instant.compare(now, clock.dueAt) > 0;
  return {
    startedAt: clock.startedAt.toString(),
    dueAt: clock.dueAt.toString(),
    targetSeconds: clock.targetMinutes * 60,
    secondsLeft: isLate ? -workingSecondsBetween(calendar, clock.dueAt, now) : workingSecondsBetween(calendar, now, clock.dueAt),
  };
}
