import { addWorkingSeconds, type Calendar, workingSecondsBetween } from '../../platform/calendar/index.ts';

/**
 * When a target is due: the earliest instant by which that many working minutes have passed since the ticket was first logged.
 * Always reckoned from the original start, also after the priority was changed (domain.md §3.4). `targetMinutes` is 0 or more.
 */
export function dueAt(calendar: Calendar, startedAt: Temporal.Instant, targetMinutes: number): Temporal.Instant {
  return addWorkingSeconds(calendar, startedAt, targetMinutes * 60);
}

/** The time a clock stood still: resolved or closed before it was reopened, or paused. */
export interface Stop {
  readonly stoppedAt: Temporal.Instant;
  readonly continuedAt: Temporal.Instant;
}

/**
 * When a clock is due that stopped (resolved, paused) and continued: what it had left when it stopped, it has left when it continues.
 * A clock that was breached when it stopped stays due when it was. The start is not moved, and nothing but a stop comes through here.
 */
export function dueAtAfterStop(calendar: Calendar, due: Temporal.Instant, stop: Stop): Temporal.Instant {
  const secondsLeft = workingSecondsBetween(calendar, stop.stoppedAt, due);
  return secondsLeft > 0 ? addWorkingSeconds(calendar, stop.continuedAt, secondsLeft) : due;
}

/**
 * When so many working seconds are used on a clock that stopped before, in order of time: when it is due for its whole target, when it warns
 * for a part of it. What was reached before a stop stays where it was.
 */
export function reachedThroughStops(
  calendar: Calendar,
  clock: { readonly startedAt: Temporal.Instant; readonly seconds: number; readonly stops: readonly Stop[] },
): Temporal.Instant {
  const withoutStops = addWorkingSeconds(calendar, clock.startedAt, clock.seconds);
  return clock.stops.reduce((reached, stop) => dueAtAfterStop(calendar, reached, stop), withoutStops);
}

/** Whether a clock that stopped then was in time. Both are cut to whole seconds: the due second itself still is. */
export function isInTime(due: Temporal.Instant, stoppedAt: Temporal.Instant): boolean {
  return Math.floor(stoppedAt.epochMilliseconds / 1000) <= Math.floor(due.epochMilliseconds / 1000);
}
