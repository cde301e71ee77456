import type { RecordedFact } from '../../platform/log/fact.ts';
import type { Work } from '../../platform/work.ts';
import { clockStopped } from './facts.ts';
import { followingFrom } from './on-ticket-opened.ts';
import type { Metric } from './rules.ts';
import { clocksOf } from './standing.ts';
import { isInTime } from './targets.ts';

/** Stops the running clocks of these metrics on the tickets that the facts are about, at the instants of the facts. */
export async function stopClocks(work: Work, facts: readonly RecordedFact[], stopped: readonly Metric[]): Promise<void> {
  if (facts.length === 0) return;
  const clocks = await clocksOf(
    work.sql,
    facts.map((fact) => fact.stream),
  );
  const done = new Set<string>();
  for (const fact of facts) {
    const running = (clocks.get(fact.stream) ?? []).filter(
      (clock) => clock.stoppedAt === null && stopped.includes(clock.metric) && !done.has(clock.clockId),
    );
    if (running.length === 0) continue;
    for (const clock of running) done.add(clock.clockId);
    work.record(
      clockStopped,
      { clientId: fact.clientId, id: fact.stream },
      {
        stoppedAt: fact.occurredAt.toString(),
        clocks: running.map(({ clockId, metric, dueAt }) => ({ clockId, metric, met: isInTime(dueAt, fact.occurredAt) })),
      },
      followingFrom(fact, 'clock-stopped'),
    );
  }
}
