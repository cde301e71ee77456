import { type Subject, targetsFor } from '../agreements/index.ts';
import { type ClockHistory, endedStops } from './history.ts';
import { nextWarning, noWarning } from './next-warning.ts';
import type { ClockStanding } from './standing.ts';
import { reachedThroughStops } from './targets.ts';

/**
 * What a running clock is measured against from now on, counted from its original start (domain.md §3.4), with the time it stood still left
 * out. Undefined when its agreement speaks no more of its metric: then what was promised stays promised.
 */
export function newTarget(
  clock: Pick<ClockStanding, 'clockId' | 'kind' | 'metric' | 'agreement' | 'calendar' | 'startedAt' | 'warnedPercent'>,
  { subject, history, warns }: { readonly subject: Subject; readonly history: ClockHistory; readonly warns: boolean },
) {
  const { clockId, kind, metric, agreement, startedAt, warnedPercent } = clock;
  const { calendar } = clock.calendar;
  const targetMinutes = targetsFor(agreement.terms, subject).get(metric);
  if (targetMinutes === undefined) return undefined;
  const stops = endedStops(history);
  const dueAt = reachedThroughStops(calendar, { startedAt, seconds: targetMinutes * 60, stops }).toString();
  const warning = warns
    ? nextWarning(calendar, { startedAt, targetMinutes, stops, warnings: agreement.warnings, warnedPercent })
    : noWarning;
  return { clockId, kind, metric, targetMinutes, dueAt, ...warning };
}
