import type { z } from 'zod';
import { workingSecondsBetween } from '../../platform/calendar/index.ts';
import type { RecordedFact } from '../../platform/log/fact.ts';
import type { Work } from '../../platform/work.ts';
import { clockContinued, type continuedBecause } from './facts.ts';
import { followingFrom } from './following.ts';
import type { ClockStanding } from './standing.ts';
import { dueAtAfterStop } from './targets.ts';

/** Which clocks of a ticket go on, and why. */
export interface Continuing {
  readonly because: z.infer<typeof continuedBecause>;
  readonly clocks: readonly ClockStanding[];
}

/** Lets clocks go on that stood still, at the instant of a fact: with what they had left, on thresholds that they had not reached. */
export function continueClocks(work: Work, fact: RecordedFact, { because, clocks }: Continuing): void {
  if (clocks.length === 0) return;
  work.record(
    clockContinued,
    { clientId: fact.clientId, id: fact.stream },
    { continuedAt: fact.occurredAt.toString(), because, clocks: clocks.map((clock) => continued(clock, fact.occurredAt)) },
    followingFrom(fact, 'clock-continued'),
  );
}

/** How a clock that stood still stands when it goes on. */
export function continued(clock: ClockStanding, continuedAt: Temporal.Instant) {
  const { clockId, kind, metric, calendar, dueAt, warnPercent, warnAt, pausedAt } = clock;
  const stoppedAt = pausedAt ?? clock.stoppedAt ?? continuedAt;
  const after = (reached: Temporal.Instant) => dueAtAfterStop(calendar.calendar, reached, { stoppedAt, continuedAt }).toString();
  return {
    clockId,
    kind,
    metric,
    dueAt: after(dueAt),
    warnPercent,
    warnAt: warnAt === null ? null : after(warnAt),
    pausedSeconds: pausedSecondsAt(clock, continuedAt),
  };
}

/** Working seconds that a clock stood paused until an instant, all its pauses together. */
export function pausedSecondsAt(
  { calendar, pausedAt, pausedSeconds }: Pick<ClockStanding, 'calendar' | 'pausedAt' | 'pausedSeconds'>,
  at: Temporal.Instant,
): number {
  return pausedSeconds + (pausedAt === null ? 0 : Math.max(0, workingSecondsBetween(calendar.calendar, pausedAt, at)));
}
