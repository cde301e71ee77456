import type { RecordedFact } from '../../platform/log/fact.ts';
import type { Work } from '../../platform/work.ts';
import { continueClocks, continued, goesOnAt } from './continue-clocks.ts';
import { clockStopped } from './facts.ts';
import { followingFrom } from './following.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import { isInTime } from './targets.ts';

/** Stops those running clocks on the tickets that the facts are about for which it is said, at the instants of the facts; `owed` as in `recordStop`. */
export async function stopClocks<Fact extends RecordedFact>(
  work: Work,
  facts: readonly Fact[],
  isStopped: (clock: ClockStanding, fact: Fact) => boolean,
  { owed = true }: { readonly owed?: boolean } = {},
): Promise<void> {
  if (facts.length === 0) return;
  const clocks = await clocksOf(
    work.sql,
    facts.map((fact) => fact.stream),
  );
  const done = new Set<string>();
  for (const fact of facts) {
    const stopped = (clocks.get(fact.stream) ?? []).filter(
      (clock) => clock.stoppedAt === null && !done.has(clock.clockId) && isStopped(clock, fact),
    );
    for (const { clockId } of stopped) done.add(clockId);
    recordStop(work, fact, stopped, { owed });
  }
}

/**
 * Records that these clocks of one ticket stop at the instant of a fact. A paused one goes on first: what it had left it has left. What is
 * not owed any more was neither kept nor missed.
 */
export function recordStop(
  work: Work,
  fact: RecordedFact,
  stopped: readonly ClockStanding[],
  { owed = true }: { readonly owed?: boolean } = {},
): void {
  if (stopped.length === 0) return;
  continueClocks(work, fact, { because: 'ended', clocks: stopped.filter(({ pausedAt }) => pausedAt !== null) });
  work.record(
    clockStopped,
    { clientId: fact.clientId, id: fact.stream },
    {
      stoppedAt: fact.occurredAt.toString(),
      clocks: stopped.map((clock) => ({
        clockId: clock.clockId,
        kind: clock.kind,
        metric: clock.metric,
        met: owed ? isInTime(dueWhenStopped(clock, fact.occurredAt), fact.occurredAt) : null,
      })),
    },
    followingFrom(fact, 'clock-stopped'),
  );
}

function dueWhenStopped(clock: ClockStanding, at: Temporal.Instant): Temporal.Instant {
  return clock.pausedAt === null ? clock.dueAt : Temporal.Instant.from(continued(clock, goesOnAt(clock, at)).dueAt);
}
