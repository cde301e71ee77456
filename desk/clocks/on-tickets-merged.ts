import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import type { Metric } from '../agreements/rules.ts';
import { ticketsMerged } from '../tickets/facts.ts';
import type { Priority } from '../tickets/rules.ts';
import { continueClocks } from './continue-clocks.ts';
import { clockStopped } from './facts.ts';
import { historiesOf } from './history.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import { subjectsOf } from './subjects.ts';
import { beginWithPast, pastOf } from './taken-over.ts';

/** Those that are counted from when the ticket was first logged; the next update is counted from the last one. */
const fromTheStart: ReadonlySet<Metric> = new Set(['response', 'workaround', 'resolution']);

/**
 * Merging keeps the earliest start (domain.md §3.10). No clock's start moves: where a ticket that was merged has waited for longer, the
 * client's clock on the one that stays ends, owed to nobody, and one on the same agreement and target begins at that start. What has been
 * answered is answered: a start counts only where its own clock still ran. The new clock takes over when the old one stood still, a pause
 * that lasts goes on with it, and what was warned of is not warned of again.
 */
export const onTicketsMerged = hearWithin('on-tickets-merged', ticketsMerged, async (work, facts) => {
  const ids = facts.flatMap(({ stream, payload }) => [stream, ...payload.sources.map(({ ticketId }) => ticketId)]);
  // Tables stand as before: the merged tickets' clocks still run.
  const clocks = await clocksOf(work.sql, ids);
  const subjects = await subjectsOf(
    work.sql,
    facts.map(({ stream }) => stream),
  );
  for (const fact of facts) {
    const others = fact.payload.sources.flatMap(({ ticketId }) => running(clocks.get(ticketId)));
    const replaced = running(clocks.get(fact.stream)).flatMap((clock) => {
      const startedAt = earliest(others.filter(({ metric }) => metric === clock.metric));
      return startedAt !== undefined && Temporal.Instant.compare(startedAt, clock.startedAt) < 0 ? [{ clock, startedAt }] : [];
    });
    const priority = subjects.get(fact.stream)?.priority;
    if (replaced.length > 0 && priority !== undefined) await replace(work, fact, { replaced, priority });
  }
});

function running(clocks: readonly ClockStanding[] = []): readonly ClockStanding[] {
  return clocks.filter(({ kind, metric, stoppedAt }) => kind === 'sla' && fromTheStart.has(metric) && stoppedAt === null);
}

function earliest(clocks: readonly ClockStanding[]): Temporal.Instant | undefined {
  return clocks.map(({ startedAt }) => startedAt).toSorted(Temporal.Instant.compare)[0];
}

interface Replacing {
  readonly replaced: readonly { readonly clock: ClockStanding; readonly startedAt: Temporal.Instant }[];
  readonly priority: Priority;
}

async function replace(work: Work, fact: RecordedFact, { replaced, priority }: Replacing): Promise<void> {
  const histories = await historiesOf(work.sql, [fact.stream]);
  const from = replaced.map(({ clock }) => clock);
  // A paused one goes on first: what it had left it has left.
  continueClocks(work, fact, { because: 'ended', clocks: from.filter(({ pausedAt }) => pausedAt !== null) });
  const stopped = from.map(({ clockId, kind, metric }) => ({ clockId, kind, metric, met: null }));
  work.record(
    clockStopped,
    { clientId: fact.clientId, id: fact.stream },
    { stoppedAt: fact.occurredAt.toString(), clocks: stopped },
    { occurredAt: fact.occurredAt },
  );
  const beginnings = replaced.map(({ clock, startedAt }) => {
    const { agreement, calendar, metric, targetMinutes, clockId } = clock;
    const past = pastOf(clock, histories.get(clockId) ?? { targets: [], standstills: [] }, fact.occurredAt);
    return { bound: { agreement, calendar }, metric, targetMinutes, startedAt, past };
  });
  await beginWithPast(work, fact, { priority, from, beginnings });
}
