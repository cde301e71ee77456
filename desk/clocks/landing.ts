import type { Tier } from '../../estate/people/rules.ts';
import { workingSecondsBetween } from '../../platform/calendar/index.ts';
import type { Work } from '../../platform/work.ts';
import type { Priority } from '../tickets/rules.ts';
import { changesOf } from './changes.ts';
import { continued, goesOnAt } from './continue-clocks.ts';
import { endedStops, historiesOf } from './history.ts';
import { isLateHandoff, type MedianNeed, needFrom, workingSecondsByTier } from './need.ts';
import { segmentsOf } from './segments.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import type { Stop } from './targets.ts';

/** What a tier sees the second a ticket lands on it (domain.md §3.7). */
export interface Landing {
  readonly at: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  /** The zone of the calendar that the clock runs by. */
  readonly zone: string;
  readonly targetSeconds: number;
  /** Working seconds left; negative once breached. */
  readonly secondsLeft: number;
  /** Working seconds used by each tier so far. */
  readonly usedSeconds: readonly { readonly tier: Tier; readonly seconds: number }[];
  /** What the receiving tier takes for ones like it; null while too few are known. */
  readonly need: MedianNeed | null;
  /** Less is left than that; null where it cannot be told. */
  readonly lateHandoff: boolean | null;
}

/**
 * The landing of a ticket on a tier, now; undefined when it has no running resolution clock. Without a tier (there is none above) nothing
 * is said of what it takes.
 */
export async function landingOf(work: Work, ticketId: string, toTier?: Tier): Promise<Landing | undefined> {
  const clocks = await clocksOf(work.sql, [ticketId]);
  const clock = clocks
    .get(ticketId)
    ?.find(({ kind, metric, stoppedAt }) => kind === 'sla' && metric === 'resolution' && stoppedAt === null);
  if (clock === undefined) return undefined;
  const { calendar } = clock.calendar;
  const segments = segmentsOf(await changesOf(work.sql, ticketId), { calendar, until: work.at });
  // A clock that stands paused has what it had then, and is due that much after it goes on.
  const capped = goesOnAt(clock, work.at);
  const dueAt = clock.pausedAt === null ? clock.dueAt : Temporal.Instant.from(continued(clock, capped).dueAt);
  const secondsLeft = workingSecondsBetween(calendar, work.at, dueAt);
  const pauses = await pausesOf(work, clock, capped);
  const need = toTier === undefined ? null : await needFor(work, { clientId: clock.clientId, ticketId, tier: toTier });
  return {
    at: work.at,
    dueAt,
    zone: calendar.definition.zone,
    targetSeconds: clock.targetMinutes * 60,
    secondsLeft,
    usedSeconds: workingSecondsByTier(segments, pauses),
    need,
    lateHandoff: isLateHandoff(secondsLeft, need),
  };
}

/** When the clock stood paused until now; what it asks of the log only a clock that ever did. */
async function pausesOf({ sql }: Work, clock: ClockStanding, capped: Temporal.Instant): Promise<readonly Stop[]> {
  if (clock.pausedAt === null && clock.pausedSeconds === 0) return [];
  const history = (await historiesOf(sql, [clock.ticketId])).get(clock.clockId) ?? { standstills: [] };
  const lasting = clock.pausedAt === null ? [] : [{ stoppedAt: clock.pausedAt, continuedAt: capped }];
  return [...endedStops(history, 'paused'), ...lasting];
}

/** The median need as the round left it: one look at a handful of rows. A ticket without a category is like no other. */
async function needFor(
  { sql }: Work,
  { clientId, ticketId, tier }: { readonly clientId: string; readonly ticketId: string; readonly tier: Tier },
): Promise<MedianNeed | null> {
  const rows = await sql
    .selectFrom('tickets.ticket as t')
    .innerJoin('clocks.median_need as m', (join) =>
      join.onRef('m.client_id', '=', 't.client_id').onRef('m.category_id', '=', 't.category_id'),
    )
    .select(['t.priority as own', 'm.priority', 'm.tickets', 'm.median_seconds as medianSeconds'])
    .where('t.client_id', '=', clientId)
    .where('t.id', '=', ticketId)
    .where('m.tier', '=', tier)
    .execute();
  const [first] = rows;
  // Check constraints of the tables hold these to the four.
  const kept = rows.map((row) => ({ ...row, priority: row.priority as Priority | null }));
  return first === undefined ? null : needFrom(kept, first.own as Priority);
}
