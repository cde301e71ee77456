/** A stretch from its first second up to, not including, its last: `[from, to)`. What the seconds count from is the caller's word. */
export type Interval = readonly [from: number, to: number];

/** Adds an interval that begins at or after the end of the last one; where they touch they become one. */
export function append(intervals: Interval[], [from, to]: Interval): void {
  const last = intervals.at(-1);
  if (last !== undefined && last[1] === from) intervals[intervals.length - 1] = [last[0], to];
  else intervals.push([from, to]);
}

/** What is left of ordered intervals when `closed` is taken out of each of them. */
export function without(intervals: readonly Interval[], [closedFrom, closedTo]: Interval): readonly Interval[] {
  return intervals.flatMap(([from, to]) => {
    const before: Interval = [from, Math.min(to, closedFrom)];
    const after: Interval = [Math.max(from, closedTo), to];
    return [before, after].filter(([start, end]) => start < end);
  });
}
