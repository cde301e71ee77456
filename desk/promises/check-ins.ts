import { addWorkingSeconds, type Calendar } from '../../platform/calendar/index.ts';

/** When the next check-in is due: the cadence later in working time, so that nobody is promised news at night; on the whole minute. */
export function nextCheckIn(calendar: Calendar, at: Temporal.Instant, minutes: number): Temporal.Instant {
  const due = addWorkingSeconds(calendar, at, minutes * 60);
  // A day that closes at 18:00 closes on the whole minute: rounding up stays within it.
  return due.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
}

/** Check-ins that a ticket which outlives its cadence carries at least (domain.md §7). */
export const fewestCheckIns = 2;

/** How many check-ins an escalated ticket owes by now: none before its cadence has passed once. */
export function checkInsOwed(
  { calendar, minutes, escalatedAt }: { readonly calendar: Calendar; readonly minutes: number; readonly escalatedAt: Temporal.Instant },
  at: Temporal.Instant,
): number {
  return Temporal.Instant.compare(at, addWorkingSeconds(calendar, escalatedAt, minutes * 60)) >= 0 ? fewestCheckIns : 0;
}
