import { blockOf, secondsPerBlock } from './blocks.ts';
import { type Calendar, compileCalendar, keepingBlocks } from './compile.ts';
import type { CalendarDefinition } from './definition.ts';
import { append, type Interval } from './intervals.ts';

/** A calendar's definition, and from when on it is in force. */
export interface DatedDefinition {
  readonly definition: CalendarDefinition;
  readonly effectiveFrom: Temporal.Instant;
}

/**
 * Makes one calendar of all its versions: at each instant the one counts whose effective date is the latest not after it, of equals the one
 * that stands later in the list; before the first, the first. Its `definition` is that of the latest effective date. Never empty.
 */
export function compileTimeline(versions: readonly [DatedDefinition, ...DatedDefinition[]]): Calendar {
  const inOrder = versions.toSorted((one, other) => Temporal.Instant.compare(one.effectiveFrom, other.effectiveFrom));
  const pieces = inOrder.map(({ definition, effectiveFrom }) => ({
    calendar: compileCalendar(definition),
    from: Math.floor(effectiveFrom.epochMilliseconds / 1000),
  }));
  const [first, ...others] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) throw new Error('A calendar has a version');
  if (others.length === 0) return first.calendar;

  const blockAt = keepingBlocks((index) => {
    const spans: Interval[] = [];
    for (const [place, { calendar, from }] of pieces.entries()) {
      const begins = place === 0 ? Number.NEGATIVE_INFINITY : from;
      const ends = pieces[place + 1]?.from ?? Number.POSITIVE_INFINITY;
      if (begins >= ends || begins >= (index + 1) * secondsPerBlock || ends <= index * secondsPerBlock) continue;
      for (const [opens, closes] of calendar.blockAt(index).spans) {
        const clipped: Interval = [Math.max(begins, opens), Math.min(ends, closes)];
        if (clipped[0] < clipped[1]) append(spans, clipped);
      }
    }
    return blockOf(spans);
  });
  return { definition: last.calendar.definition, blockAt };
}
