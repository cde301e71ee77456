import type { Handler } from '../../platform/module.ts';
import type { Work } from '../../platform/work.ts';
import type { Metric } from '../agreements/rules.ts';
import type { Added } from './added-clocks.ts';
import type { previewMigration as operation } from './contract.ts';
import { type MovableClock, movableClocks } from './movable-clocks.ts';
import { isInTime, reachedThroughStops } from './targets.ts';

/** More tickets than this are not worked out beforehand. */
const mostLookedAt = 2_000;
const mostShown = 100;

/** What moving open tickets to the version in force would do to each clock, those it hurts most first. Nothing is changed. */
export const previewMigration: Handler<typeof operation> = async (work, { clientId, agreementId }) => {
  const { inForce, tickets, movable, added } = await movableClocks(work, { clientId, agreementId, mostTickets: mostLookedAt });
  const lines = [...movable.map(moved), ...added.map(begun)];
  const breaching = lines.filter((line) => breaches(line, work.at));
  const hurt = lines.toSorted((one, other) => tightening(other, work.at) - tightening(one, work.at)).slice(0, mostShown);
  const titles = await titlesOf(work, hurt);
  return {
    toVersion: inForce.agreement.version,
    calendarVersion: inForce.calendar.version,
    tickets,
    clocks: lines.length,
    breaching: breaching.length,
    items: hurt.map((line) => ({
      ticketId: line.ticketId,
      reference: titles.get(line.ticketId)?.reference ?? '',
      title: titles.get(line.ticketId)?.title ?? '',
      metric: line.metric,
      fromVersion: line.fromVersion,
      dueBefore: line.dueBefore?.toString() ?? null,
      dueAfter: line.dueAfter.toString(),
      breaches: breaches(line, work.at),
    })),
    isCapped: tickets === mostLookedAt,
  };
};

/** What moving does to one clock. */
interface Line {
  readonly ticketId: string;
  readonly metric: Metric;
  readonly fromVersion: number;
  /** Null where the version in force promises something that had no clock. */
  readonly dueBefore: Temporal.Instant | null;
  readonly dueAfter: Temporal.Instant;
}

function moved({ clock: { ticketId, metric, agreement, dueAt }, target }: MovableClock): Line {
  return { ticketId, metric, fromVersion: agreement.version, dueBefore: dueAt, dueAfter: Temporal.Instant.from(target.dueAt) };
}

function begun(added: Added): Line {
  const { ticketId, metric, beside, bound, startedAt, targetMinutes, past } = added;
  const dueAfter = reachedThroughStops(bound.calendar.calendar, { startedAt, seconds: targetMinutes * 60, stops: past.standstills });
  return { ticketId, metric, fromVersion: beside.agreement.version, dueBefore: null, dueAfter };
}

/** Seconds by which a clock is due earlier than before; one that is new by how much it is past due. */
function tightening({ dueBefore, dueAfter }: Line, at: Temporal.Instant): number {
  return ((dueBefore ?? at).epochMilliseconds - dueAfter.epochMilliseconds) / 1_000;
}

function breaches({ dueBefore, dueAfter }: Line, at: Temporal.Instant): boolean {
  return (dueBefore === null || isInTime(dueBefore, at)) && !isInTime(dueAfter, at);
}

async function titlesOf(work: Work, shown: readonly Line[]) {
  const ids = [...new Set(shown.map(({ ticketId }) => ticketId))];
  if (ids.length === 0) return new Map<string, { readonly reference: string; readonly title: string }>();
  const rows = await work.sql.selectFrom('tickets.ticket').select(['id', 'reference', 'title']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
