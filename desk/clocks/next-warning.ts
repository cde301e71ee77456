import type { Calendar } from '../../platform/calendar/index.ts';
import type { Warning } from '../agreements/rules.ts';
import { reachedThroughStops, type Stop } from './targets.ts';

/** A clock as its thresholds are worked out. */
export interface WarnedClock {
  readonly startedAt: Temporal.Instant;
  readonly targetMinutes: number;
  /** Times at which it stood still, in order; the last may not have ended, and is then left out. */
  readonly stops: readonly Stop[];
  /** The thresholds of its agreement, the smallest first. */
  readonly warnings: readonly Warning[];
  /** The threshold that was reached last; 0 for none. None fires twice, however the target changes. */
  readonly warnedPercent: number;
}

/** The threshold that a clock reaches next, as its facts and its row carry it. */
export interface NextWarning {
  readonly warnPercent: number | null;
  readonly warnAt: string | null;
}

export const noWarning: NextWarning = { warnPercent: null, warnAt: null };

/**
 * The threshold after the one that fired last, and the earliest second by which at least that share of the working time is used. It may lie
 * in the past: then it is due at once. Nothing when the last threshold has fired.
 */
export function nextWarning(calendar: Calendar, { startedAt, targetMinutes, stops, warnings, warnedPercent }: WarnedClock): NextWarning {
  const next = warnings.find(({ percent }) => percent > warnedPercent);
  if (next === undefined) return noWarning;
  const seconds = Math.ceil((targetMinutes * 60 * next.percent) / 100);
  return { warnPercent: next.percent, warnAt: reachedThroughStops(calendar, { startedAt, seconds, stops }).toString() };
}
