import type { Tier } from '../../estate/people/rules.ts';
import type { Priority } from '../tickets/rules.ts';
import { type Segment, secondsIn } from './segments.ts';
import type { Stop } from './targets.ts';

/** A median of fewer tickets than this says nothing and is not shown (domain.md §3.7). */
export const fewestLikeIt = 8;

/** Only tickets resolved within these days are like one that lands now (domain.md §3.7). */
export const needWindowDays = 180;

/** How much working time a tier takes for tickets like this one: half of them took less. */
export interface MedianNeed {
  readonly medianSeconds: number;
  /** How many tickets stand behind the median. */
  readonly tickets: number;
  /** What made them alike. */
  readonly basis: 'category_and_priority' | 'category';
}

/** A median as it is kept; `priority` null is that of the whole category. */
export interface KeptMedian {
  readonly priority: Priority | null;
  readonly tickets: number;
  readonly medianSeconds: number;
}

/** The median to show for a ticket: same category and priority, else same category, else none. */
export function needFrom(kept: readonly KeptMedian[], priority: Priority): MedianNeed | null {
  const enough = kept.filter(({ tickets }) => tickets >= fewestLikeIt);
  const found = enough.find((one) => one.priority === priority) ?? enough.find((one) => one.priority === null);
  if (found === undefined) return null;
  const { medianSeconds, tickets } = found;
  return { medianSeconds, tickets, basis: found.priority === null ? 'category' : 'category_and_priority' };
}

/**
 * Whether a ticket comes up too late: less is left on its resolution clock than the receiving tier takes for ones like it. Undecided
 * (null) without a clock or a median: nobody is blamed for what nobody knows.
 */
export function isLateHandoff(secondsLeft: number | undefined, need: MedianNeed | null): boolean | null {
  if (secondsLeft === undefined || need === null) return null;
  return secondsLeft < need.medianSeconds;
}

/**
 * Working seconds that a ticket stood with each tier, tiers in order; a tier that had it in closed hours only used none. Without `pauses`,
 * times at which the client's clock stood paused, where only what a tier needed is asked for.
 */
export function workingSecondsByTier(
  segments: readonly Segment[],
  pauses: readonly Stop[] = [],
): readonly { readonly tier: Tier; readonly seconds: number }[] {
  const used = new Map<Tier, number>();
  for (const segment of segments) {
    if (segment.kind === 'resolved') continue;
    const seconds = segment.working ? secondsIn(segment) - pausedIn(segment, pauses) : 0;
    used.set(segment.tier, (used.get(segment.tier) ?? 0) + seconds);
  }
  return [...used].map(([tier, seconds]) => ({ tier, seconds })).sort((one, other) => one.tier - other.tier);
}

/** Whole seconds of a segment that lie in pauses; these never overlap one another. */
function pausedIn({ from, to }: Pick<Segment, 'from' | 'to'>, pauses: readonly Stop[]): number {
  return pauses.reduce((seconds, { stoppedAt, continuedAt }) => {
    const begins = Math.max(secondOf(stoppedAt), secondOf(from));
    return seconds + Math.max(0, Math.min(secondOf(continuedAt), secondOf(to)) - begins);
  }, 0);
}

const secondOf = (instant: Temporal.Instant): number => Math.floor(instant.epochMilliseconds / 1_000);
