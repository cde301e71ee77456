import type { z } from 'zod';
import type { clockStatement } from '../../../desk/clocks/contract.ts';
import type { ClockReading } from './reading.ts';

export type ClockStatement = z.output<typeof clockStatement>;
export type ClockLine = ClockStatement['clocks'][number];

/** One clock of a statement as something that runs on. */
export function readingOf({ secondsLeft, targetSeconds, dueAt }: ClockLine, asOf: string, working: boolean | undefined): ClockReading {
  return { secondsLeft, targetSeconds, dueAt, asOf, ...(working !== undefined && { working }) };
}

/** Whether the calendar stood open when the statement was made: its last segment says so, if all of them are listed. */
export function workingNow({ segments, segmentsCut }: Pick<ClockStatement, 'segments' | 'segmentsCut'>): boolean | undefined {
  const last = segments.at(-1);
  return last === undefined || segmentsCut ? undefined : last.kind !== 'closed_hours';
}

/** Working seconds that each tier has used. */
export function usedByTier({ tiers }: Pick<ClockStatement, 'tiers'>) {
  return tiers.map(({ tier, workingSeconds }) => ({ tier, seconds: workingSeconds }));
}
