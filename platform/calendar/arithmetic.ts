import { refuse } from '../refusal.ts';
import { secondAtWhichWorked, secondsPerBlock, secondsWorkedBefore } from './blocks.ts';
import type { Calendar } from './compile.ts';
import { append, type Interval } from './intervals.ts';
import { outOfReach } from './refusals.ts';

/** Working time `[from, to)` between two instants. */
export interface WorkingSpan {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** Longer than any promise or any ticket; a placeholder date must not keep the desk counting. */
export const reachYears = 200;
const reachBlocks = Math.ceil((reachYears * 365.25 * 86_400) / secondsPerBlock);

/**
 * Working seconds between two instants, each cut to whole seconds; negative when `to` lies before `from`.
 * Refuses instants more than 200 years apart (`working-time-out-of-reach`).
 */
export function workingSecondsBetween(calendar: Calendar, from: Temporal.Instant, to: Temporal.Instant): number {
  const start = epochSecond(from);
  const end = epochSecond(to);
  return start <= end ? secondsBetween(calendar, start, end) : 0 - secondsBetween(calendar, end, start);
}

/**
 * The earliest instant by which that many working seconds have passed since `from` (cut to whole seconds): when something is due.
 * A day's last second is therefore due when the day closes, not when the next one opens; 0 seconds are due at once, also in closed hours.
 * `seconds` is a whole number, 0 or more. Refuses what is due more than 200 years on (`working-time-out-of-reach`).
 */
export function addWorkingSeconds(calendar: Calendar, from: Temporal.Instant, seconds: number): Temporal.Instant {
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError(`Working seconds are a whole number, 0 or more; got ${seconds}`);
  const start = epochSecond(from);
  if (seconds === 0) return instantOf(start);

  const first = blockOf(start);
  let index = first;
  let block = calendar.blockAt(index);
  let wanted = secondsWorkedBefore(block, start) + seconds;
  while (wanted > block.totalSeconds) {
    wanted -= block.totalSeconds;
    index += 1;
    checkReach(first, index);
    block = calendar.blockAt(index);
  }
  return instantOf(secondAtWhichWorked(block, wanted));
}

/**
 * The working time between two instants (cut to whole seconds), in order, never touching: what lies between two of them is closed.
 * Empty when `to` does not lie after `from`. Refuses instants more than 200 years apart (`working-time-out-of-reach`).
 */
export function workingSpans(calendar: Calendar, from: Temporal.Instant, to: Temporal.Instant): readonly WorkingSpan[] {
  const start = epochSecond(from);
  const end = epochSecond(to);
  if (start >= end) return [];
  const last = blockOf(end);
  checkReach(blockOf(start), last);

  const open: Interval[] = [];
  for (let index = blockOf(start); index <= last; index += 1) {
    for (const [opens, closes] of calendar.blockAt(index).spans) {
      const clipped: Interval = [Math.max(start, opens), Math.min(end, closes)];
      if (clipped[0] < clipped[1]) append(open, clipped);
    }
  }
  return open.map(([opens, closes]) => ({ from: instantOf(opens), to: instantOf(closes) }));
}

/** Whether the second that holds this instant is working time. */
export function isWorking(calendar: Calendar, instant: Temporal.Instant): boolean {
  const second = epochSecond(instant);
  return calendar.blockAt(blockOf(second)).spans.some(([opens, closes]) => opens <= second && second < closes);
}

function secondsBetween(calendar: Calendar, start: number, end: number): number {
  const first = blockOf(start);
  const last = blockOf(end);
  checkReach(first, last);
  let seconds = -secondsWorkedBefore(calendar.blockAt(first), start);
  for (let index = first; index < last; index += 1) seconds += calendar.blockAt(index).totalSeconds;
  return seconds + secondsWorkedBefore(calendar.blockAt(last), end);
}

function checkReach(first: number, last: number): void {
  if (last - first > reachBlocks) refuse(outOfReach, { reachYears });
}

const epochSecond = (instant: Temporal.Instant): number => Math.floor(instant.epochMilliseconds / 1000);
const instantOf = (second: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(second * 1000);
const blockOf = (second: number): number => Math.floor(second / secondsPerBlock);
