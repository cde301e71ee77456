import { sql as raw } from 'kysely';
import type { RecordedFact } from '../../platform/log/fact.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Work } from '../../platform/work.ts';
import type { BoundAgreement } from '../agreements/index.ts';
import type { Metric } from '../agreements/rules.ts';
import type { PendingReason, Priority } from '../tickets/rules.ts';
import { goesOnAt, pausedSecondsAt } from './continue-clocks.ts';
import { type BoundTarget, clockStarted } from './facts.ts';
import type { ClockHistory } from './history.ts';
import { newClock } from './new-clock.ts';
import { nextWarning } from './next-warning.ts';
import { type Pausable, pauseClocks } from './pause-clocks.ts';
import type { ClockStanding } from './standing.ts';
import { reachedThroughStops, type Stop } from './targets.ts';

/** What a clock has behind it that another one takes over. */
export interface Past {
  readonly standstills: readonly (Stop & { readonly why: 'ended' | 'paused' })[];
  /** Working seconds of them that it stood paused. */
  readonly pausedSeconds: number;
  readonly warnedPercent: number;
}

/** What a clock has behind it at an instant; a pause that still lasts counts until then. */
export function pastOf(
  clock: Pick<ClockStanding, 'calendar' | 'pausedAt' | 'pausedUntil' | 'pausedSeconds' | 'warnedPercent'>,
  history: ClockHistory,
  at: Temporal.Instant,
): Past {
  const standstills = history.standstills.flatMap(({ stoppedAt, continuedAt, why }) => {
    if (continuedAt !== null) return [{ stoppedAt, continuedAt, why }];
    return why === 'paused' ? [{ stoppedAt, continuedAt: goesOnAt(clock, at), why }] : [];
  });
  return { standstills, pausedSeconds: pausedSecondsAt(clock, at), warnedPercent: clock.warnedPercent };
}

/** A clock that begins with a past: it counts from its start, without the time that the other one stood still. */
export interface Beginning {
  readonly bound: BoundAgreement;
  readonly metric: Metric;
  readonly targetMinutes: number;
  readonly startedAt: Temporal.Instant;
  readonly past: Past;
}

/** The clock as the fact that starts it tells it. Thresholds that were told are not told again. */
export function clockWithPast(work: Pick<Work, 'newId'>, { bound, metric, targetMinutes, startedAt, past }: Beginning): BoundTarget {
  const { calendar } = bound.calendar;
  const { standstills: stops, pausedSeconds, warnedPercent } = past;
  const { warnings } = bound.agreement;
  return {
    ...newClock(work, bound, { metric, targetMinutes, startedAt, warns: false }),
    dueAt: reachedThroughStops(calendar, { startedAt, seconds: targetMinutes * 60, stops }).toString(),
    ...nextWarning(calendar, { startedAt, targetMinutes, stops, warnings, warnedPercent }),
    takenOver: {
      standstills: stops.map(({ stoppedAt, continuedAt, why }) => ({
        stoppedAt: stoppedAt.toString(),
        continuedAt: continuedAt.toString(),
        why,
      })),
      pausedSeconds,
      warnedPercent,
    },
  };
}

/** On which ticket and when clocks begin with a past. `from` are those clocks that they have it from. */
export interface BeginningsOf {
  readonly priority: Priority;
  readonly from: readonly ClockStanding[];
  readonly beginnings: readonly Beginning[];
}

/** Begins clocks with a past on one ticket. Where those that they have it from stand paused, they stand still on the same question. */
export async function beginWithPast(
  work: Work,
  on: Pick<RecordedFact, 'clientId' | 'stream' | 'occurredAt'>,
  { priority, from, beginnings }: BeginningsOf,
): Promise<void> {
  if (beginnings.length === 0) return;
  const begun = beginnings.map((one) => ({ ...one, clock: clockWithPast(work, one) }));
  for (const [startedAt, own] of Map.groupBy(begun, (one) => one.startedAt.toString()))
    work.record(
      clockStarted,
      { clientId: on.clientId, id: on.stream },
      { startedAt, priority, clocks: own.map(({ clock }) => clock) },
      { occurredAt: on.occurredAt },
    );
  const paused = from.filter(({ pausedAt }) => pausedAt !== null);
  const pause = paused.length === 0 ? undefined : await openPauseOf(work.sql, paused);
  if (pause !== undefined) pauseClocks(work, on, { ...pause, running: begun.map(pausable) });
}

function pausable({ bound, metric, past, clock: { clockId } }: Beginning & { readonly clock: BoundTarget }): Pausable {
  return { clockId, kind: bound.agreement.kind, metric, ...bound, pausedAt: null, pausedSeconds: past.pausedSeconds };
}

/** On which question these clocks of one ticket stand still, and who asked it. */
async function openPauseOf(sql: Sql, clocks: readonly ClockStanding[]) {
  const ids = clocks.map(({ clockId }) => clockId);
  const row = await sql
    .selectFrom('clocks.pause')
    .select(['reason', 'question_id as questionId', 'paused_by as pausedBy'])
    .where('client_id', '=', clocks[0]?.clientId ?? '')
    .where('clock_id', '=', raw<string>`any(${ids}::uuid[])`)
    .where('continued_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  // Only reasons to wait are ever paused for: `clock-paused` holds them to their words.
  return row && { ...row, reason: row.reason as PendingReason };
}
