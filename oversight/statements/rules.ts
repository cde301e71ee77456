import type { SegmentKind } from '../../desk/clocks/contract.ts';
import { segmentKind } from '../../desk/clocks/contract.ts';
import { type Segment, secondsIn } from '../../desk/clocks/index.ts';
import { type Tier, tier } from '../../estate/people/rules.ts';
import type { Span } from './month.ts';

/** A segment that somebody owed the requester something in. */
export type Accruing = Segment & { readonly kind: SegmentKind };

/** What of a ticket's life lies in a span, cut to it exactly; time spent resolved accrues nothing and is left out. */
export function clippedTo({ from, until }: Span, segments: readonly Segment[]): readonly Accruing[] {
  return segments.filter(isAccruing).flatMap((segment) => {
    const cut = { ...segment, from: later(segment.from, from), to: earlier(segment.to, until) };
    return Temporal.Instant.compare(cut.from, cut.to) < 0 ? [cut] : [];
  });
}

const isAccruing = (segment: Segment): segment is Accruing => segment.kind !== 'resolved';
const earlier = (one: Temporal.Instant, other: Temporal.Instant) => (Temporal.Instant.compare(one, other) < 0 ? one : other);
const later = (one: Temporal.Instant, other: Temporal.Instant) => (Temporal.Instant.compare(one, other) > 0 ? one : other);

/** Seconds by tier, kind and whether they lie in working time; grows as tickets are added, never with their number. */
export type Sums = Map<string, number>;

/** Adds the segments of one more ticket. */
export function addUp(sums: Sums, segments: readonly Accruing[]): void {
  for (const segment of segments) {
    const key = `${segment.tier} ${segment.kind} ${segment.working}`;
    sums.set(key, (sums.get(key) ?? 0) + secondsIn(segment));
  }
}

/** Sums as a statement shows them: kinds make their tier, tiers make the total; what is zero is left out. */
export function usesIn(sums: Sums) {
  const of = (one: Tier, kind: SegmentKind, working: boolean) => sums.get(`${one} ${kind} ${working}`) ?? 0;
  const tiers = tier.options.map((option) => {
    const kinds = segmentKind.options.map((kind) => ({
      kind,
      seconds: of(option.value, kind, true) + of(option.value, kind, false),
      working: of(option.value, kind, true),
    }));
    return {
      tier: option.value,
      seconds: total(kinds.map(({ seconds }) => seconds)),
      workingSeconds: total(kinds.map(({ working }) => working)),
      kinds: kinds.filter(({ seconds }) => seconds > 0).map(({ kind, seconds }) => ({ kind, seconds })),
    };
  });
  return {
    totalSeconds: total(tiers.map(({ seconds }) => seconds)),
    workingSeconds: total(tiers.map(({ workingSeconds }) => workingSeconds)),
    tiers: tiers.filter(({ seconds }) => seconds > 0),
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
