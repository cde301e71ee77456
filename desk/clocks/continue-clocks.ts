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

/**
 * Lets clocks go on that stood still, at the instant of a fact: with what they had left, on thresholds that they had not reached. One whose
 * pause had used up its cap before has gone on by itself then, whether a round has looked or not.
 */
export function continueClocks(work: Work, fact: RecordedFact, { because, clocks }: Continuing): void {
  const record = (at: Temporal.Instant, why: Continuing['because'], going: readonly ClockStanding[], name: string): void => {
    work.record(
      clockContinued,
      { clientId: fact.clientId, id: fact.stream },
      { continuedAt: at.toString(), because: why, clocks: going.map((clock) => continued(clock, at)) },
      { ...followingFrom(fact, name), occurredAt: at },
    );
  };
  const others: ClockStanding[] = [];
  for (const clock of clocks) {
    const at = goesOnAt(clock, fact.occurredAt);
    if (at.equals(fact.occurredAt)) others.push(clock);
    else record(at, 'cap', [clock], `clock-continued/${clock.clockId}`);
  }
  if (others.length > 0) record(fact.occurredAt, because, others, 'clock-continued');
}

/** When a clock that stands paused goes on: at an instant, or before it when its pause has used up what the agreement allows. */
export function goesOnAt(
  { pausedAt, pausedUntil }: Partial<Pick<ClockStanding, 'pausedAt' | 'pausedUntil'>>,
  at: Temporal.Instant,
): Temporal.Instant {
  if (pausedAt == null || pausedUntil == null) return at;
  return Temporal.Instant.compare(pausedUntil, at) < 0 ? pausedUntil : at;
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
  clock: Pick<ClockStanding, 'calendar' | 'pausedAt' | 'pausedSeconds'> & Partial<Pick<ClockStanding, 'pausedUntil'>>,
  at: Temporal.Instant,
): number {
  const { calendar, pausedAt, pausedSeconds } = clock;
  return pausedSeconds + (pausedAt === null ? 0 : Math.max(0, workingSecondsBetween(calendar.calendar, pausedAt, goesOnAt(clock, at))));
}
