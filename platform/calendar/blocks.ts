import { append, type Interval } from './intervals.ts';
import type { LocalHours } from './local-hours.ts';
import { stretchesOf } from './stretches.ts';
import { secondsPerDay } from './week.ts';

/** Long enough that two years are two dozen steps, short enough that a first look is quick. Counted in UTC, so no block is ever longer. */
export const secondsPerBlock = 32 * secondsPerDay;

/** The working spans of one block of instants, in epoch seconds, with the working seconds of the block that lie before each. */
export interface Block {
  readonly spans: readonly Interval[];
  readonly secondsBefore: readonly number[];
  readonly totalSeconds: number;
}

/** Works out the block with this number; block 0 begins at the epoch. */
export function buildBlock(zone: string, hours: LocalHours, index: number): Block {
  const spans: Interval[] = [];
  for (const { from, to, offsetSeconds } of stretchesOf(zone, index * secondsPerBlock, (index + 1) * secondsPerBlock)) {
    for (let day = Math.floor((from + offsetSeconds) / secondsPerDay); day * secondsPerDay - offsetSeconds < to; day += 1) {
      const midnight = day * secondsPerDay - offsetSeconds;
      for (const [opens, closes] of hours(day)) {
        const clipped: Interval = [Math.max(from, midnight + opens), Math.min(to, midnight + closes)];
        if (clipped[0] < clipped[1]) append(spans, clipped);
      }
    }
  }
  return blockOf(spans);
}

/** A block of these working spans, in order, none touching the next. */
export function blockOf(spans: readonly Interval[]): Block {
  let totalSeconds = 0;
  const secondsBefore = spans.map(([from, to]) => {
    const before = totalSeconds;
    totalSeconds += to - from;
    return before;
  });
  return { spans, secondsBefore, totalSeconds };
}

/** Working seconds of the block that lie before an epoch second of it. */
export function secondsWorkedBefore(block: Block, second: number): number {
  const position = lastAtMost(block.spans.length, (index) => (block.spans[index]?.[0] ?? 0) <= second);
  const span = block.spans[position];
  return span === undefined ? 0 : (block.secondsBefore[position] ?? 0) + Math.min(second, span[1]) - span[0];
}

/** The earliest epoch second by which the block has given so many working seconds: 1 to its total. */
export function secondAtWhichWorked(block: Block, seconds: number): number {
  const position = lastAtMost(block.spans.length, (index) => (block.secondsBefore[index] ?? 0) < seconds);
  return (block.spans[position]?.[0] ?? 0) + seconds - (block.secondsBefore[position] ?? 0);
}

/** The last position for which an ordered test still holds; -1 for none. */
function lastAtMost(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
