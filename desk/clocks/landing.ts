import type { Tier } from '../../estate/people/rules.ts';
import { workingSecondsBetween } from '../../platform/calendar/index.ts';
import type { Work } from '../../platform/work.ts';
import { changesOf } from './changes.ts';
import { secondsIn, segmentsOf } from './segments.ts';
import { clocksOf } from './standing.ts';

/** What a tier sees the second a ticket lands on it (domain.md §3.7). */
export interface Landing {
  readonly at: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly targetSeconds: number;
  /** Working seconds left; negative once breached. */
  readonly secondsLeft: number;
  /** Working seconds used by each tier so far. */
  readonly usedSeconds: readonly { readonly tier: Tier; readonly seconds: number }[];
}

/** The landing of a ticket now; undefined when it has no running resolution clock. */
export async function landingOf(work: Work, ticketId: string): Promise<Landing | undefined> {
  const clocks = await clocksOf(work.sql, [ticketId]);
  const clock = clocks.get(ticketId)?.find(({ metric, stoppedAt }) => metric === 'resolution' && stoppedAt === null);
  if (clock === undefined) return undefined;
  const { calendar } = clock.agreement;
  const segments = segmentsOf(await changesOf(work.sql, ticketId), { calendar, until: work.at });
  const used = new Map<Tier, number>();
  for (const segment of segments) {
    if (segment.working && segment.kind !== 'resolved') used.set(segment.tier, (used.get(segment.tier) ?? 0) + secondsIn(segment));
  }
  return {
    at: work.at,
    dueAt: clock.dueAt,
    targetSeconds: clock.targetMinutes * 60,
    secondsLeft: workingSecondsBetween(calendar, work.at, clock.dueAt),
    usedSeconds: [...used].map(([tier, seconds]) => ({ tier, seconds })).sort((one, other) => one.tier - other.tier),
  };
}
