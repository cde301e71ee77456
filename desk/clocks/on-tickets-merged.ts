import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import type { Metric } from '../agreements/rules.ts';
import { ticketsMerged } from '../tickets/facts.ts';
import { continueClocks } from './continue-clocks.ts';
import { clockStarted, clockStopped } from './facts.ts';
import { nextWarning } from './next-warning.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import { subjectsOf } from './subjects.ts';
import { dueAt } from './targets.ts';

/** Those that are counted from when the ticket was first logged; the next update is counted from the last one. */
const fromTheStart: ReadonlySet<Metric> = new Set(['response', 'workaround', 'resolution']);

/**
 * Merging keeps the earliest start (domain.md §3.10). No clock's start moves: where a ticket that was merged has waited for longer, the
 * client's clock on the one that stays ends, owed to nobody, and one on the same agreement and target begins at that start. What has been
 * answered is answered: a start counts only where its own clock still ran. Time that the old clock stood still is not taken over.
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
    if (replaced.length > 0 && priority !== undefined) begin(work, fact, { replaced, priority });
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
  readonly priority: NonNullable<ReturnType<Awaited<ReturnType<typeof subjectsOf>>['get']>>['priority'];
}

function begin(work: Work, fact: RecordedFact, { replaced, priority }: Replacing): void {
  const stream = { clientId: fact.clientId, id: fact.stream };
  // A paused one goes on first: what it had left it has left.
  continueClocks(work, fact, { because: 'ended', clocks: replaced.flatMap(({ clock }) => (clock.pausedAt === null ? [] : [clock])) });
  const stopped = replaced.map(({ clock: { clockId, kind, metric } }) => ({ clockId, kind, metric, met: null }));
  work.record(clockStopped, stream, { stoppedAt: fact.occurredAt.toString(), clocks: stopped });
  for (const [startedAt, begun] of Map.groupBy(replaced, ({ startedAt }) => startedAt.toString()))
    work.record(clockStarted, stream, {
      startedAt,
      priority,
      clocks: begun.map(({ clock, startedAt: start }) => successorOf(work, clock, start)),
    });
}

/** The clock that takes over: all of the old one but its start. Thresholds that were told are not told again. */
function successorOf(work: Work, clock: ClockStanding, startedAt: Temporal.Instant) {
  const { kind, metric, agreement, calendar, targetMinutes, warnedPercent } = clock;
  return {
    clockId: work.newId(),
    kind,
    metric,
    agreementId: agreement.agreementId,
    agreementVersion: agreement.version,
    calendarId: calendar.calendarId,
    calendarVersion: calendar.version,
    targetMinutes,
    dueAt: dueAt(calendar.calendar, startedAt, targetMinutes).toString(),
    ...nextWarning(calendar.calendar, { startedAt, targetMinutes, stops: [], warnings: agreement.warnings, warnedPercent }),
  };
}
