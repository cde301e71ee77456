import { calendarWords, workingSecondsBetween } from '../../platform/calendar/index.ts';
import { round } from '../../platform/rounds.ts';
import type { Work } from '../../platform/work.ts';
import { clockWarned } from './facts.ts';
import { type ClockHistory, endedStops, historiesOf } from './history.ts';
import { nextWarning } from './next-warning.ts';
import { type ClockStanding, standingsOf } from './standing.ts';

/** Clocks warned of in one transaction: few enough that no reader of the log and nobody at a ticket waits long. */
const mostAtOnce = 200;

/** A warning told later than this after it could have been is late: the desk was not running. */
const lateAfterSeconds = 30;

/**
 * Warns of clocks that have reached a threshold: each threshold once, by the key of `clocks.warning`, in the order they were reached,
 * never early. What was passed while the desk was down is told now, each threshold for itself, and flagged late. Costs what is due,
 * whatever else is open: one range of an index that holds only what is still to be warned of.
 */
export const clockWarningRound = round({
  name: 'clock-warning-round',
  everySeconds: 1,
  run: async (work) => {
    const clocks = await takeDue(work);
    if (clocks.length === 0) return { more: false };
    const histories = await historiesOf(work.sql, [...new Set(clocks.map(({ ticketId }) => ticketId))]);
    for (const clock of clocks) warnOf(work, clock, histories.get(clock.clockId) ?? { targets: [], standstills: [] });
    return { more: clocks.length === mostAtOnce };
  },
});

/**
 * Takes due clocks with their tickets' streams locked, in the order in which writers lock them, and passes over those that somebody is
 * just now writing to: they come a second later, when they may have been stopped, and nobody waits for anybody.
 */
async function takeDue({ sql, at }: Work): Promise<readonly ClockStanding[]> {
  const rows = await dueClocks({ sql, at }).execute();
  return standingsOf(sql, rows);
}

/** Running clocks whose next threshold is reached, first reached first. */
export function dueClocks({ sql, at }: Pick<Work, 'sql' | 'at'>) {
  return sql
    .selectFrom('clocks.clock as c')
    .innerJoin('log.head as h', (join) => join.onRef('h.client_id', '=', 'c.client_id').onRef('h.stream', '=', 'c.ticket_id'))
    .selectAll('c')
    .where('c.stopped_at', 'is', null)
    .where('c.paused_at', 'is', null)
    .where('c.warn_at', '<=', at)
    .orderBy('c.warn_at')
    .limit(mostAtOnce)
    .forUpdate(['h', 'c'])
    .skipLocked();
}

/** Records every threshold that this clock has reached since it was last looked at, and which one is next. */
function warnOf(work: Work, clock: ClockStanding, history: ClockHistory): void {
  const { clientId, clockId, ticketId, kind, metric, agreement, startedAt, targetMinutes, dueAt } = clock;
  const { calendar } = clock.calendar;
  const stops = endedStops(history);
  const secondsLeft = workingSecondsBetween(calendar, work.at, dueAt);
  let percent = clock.warnPercent;
  let reachedAt = clock.warnAt;
  while (percent !== null && reachedAt !== null && Temporal.Instant.compare(reachedAt, work.at) <= 0) {
    const next = nextWarning(calendar, { startedAt, targetMinutes, stops, warnings: agreement.warnings, warnedPercent: percent });
    work.record(
      clockWarned,
      { clientId, id: ticketId },
      {
        clockId,
        kind,
        metric,
        percent,
        reachedAt: reachedAt.toString(),
        dueAt: dueAt.toString(),
        secondsLeft,
        targetMinutes,
        late: isLate(reachedAt, history, work.at),
        calendar: { zone: calendar.definition.zone, words: calendarWords(calendar.definition) },
        to: agreement.warnings.find((warning) => warning.percent === percent)?.to ?? ['assignee'],
        nextPercent: next.warnPercent,
        nextAt: next.warnAt,
      },
    );
    percent = next.warnPercent;
    reachedAt = next.warnAt === null ? null : Temporal.Instant.from(next.warnAt);
  }
}

/**
 * Whether the desk could have told it long ago. A threshold that lies behind because the target shrank, or because the clock went on
 * after standing still, could not be told before that.
 */
function isLate(reachedAt: Temporal.Instant, { targets, standstills }: ClockHistory, at: Temporal.Instant): boolean {
  const changes = [targets.at(-1)?.at, standstills.at(-1)?.continuedAt].filter((one) => one !== undefined && one !== null);
  const couldBeTold = [reachedAt, ...changes].reduce((latest, one) => (Temporal.Instant.compare(one, latest) > 0 ? one : latest));
  return Temporal.Instant.compare(at, couldBeTold.add({ seconds: lateAfterSeconds })) > 0;
}
