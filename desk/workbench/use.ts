import type { Tier } from '../../estate/people/rules.ts';
import { type Calendar, workingSecondsBetween } from '../../platform/calendar/index.ts';

/** From when on a ticket was at which tier (an instant, ISO 8601); 0 while it stood resolved, closed or cancelled, when nothing accrues. */
export type Stay = readonly [tier: Tier | 0, from: string];

/** Working seconds used by each tier until an instant: the same as the clock statement says, for which a row is enough. */
export function usedSeconds(stays: readonly Stay[], calendar: Calendar, until: Temporal.Instant): { tier: Tier; seconds: number }[] {
  const starts = stays.map(([, from]) => Temporal.Instant.from(from));
  const used = new Map<Tier, number>();
  let from: Temporal.Instant | undefined;
  for (const [index, [tier]] of stays.entries()) {
    // Imported history knows changes that are recorded with an earlier instant than the one before.
    from = later(from, starts[index] ?? until);
    const to = later(from, starts[index + 1] ?? until);
    if (tier !== 0) used.set(tier, (used.get(tier) ?? 0) + workingSecondsBetween(calendar, from, to));
  }
  return [...used]
    .filter(([, seconds]) => seconds > 0)
    .map(([tier, seconds]) => ({ tier, seconds }))
    .sort((one, other) => one.tier - other.tier);
}

/** When a ticket first reached a tier. */
export function reachedAt(stays: readonly Stay[], tier: Tier): string | null {
  return stays.find(([at]) => at === tier)?.[1] ?? null;
}

function later(one: Temporal.Instant | undefined, other: Temporal.Instant): Temporal.Instant {
  // Working time is counted in whole seconds: what differs by less than a millisecond is the same here, and is compared much faster.
  return one !== undefined && one.epochMilliseconds > other.epochMilliseconds ? one : other;
}
