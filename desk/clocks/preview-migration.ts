import type { Handler } from '../../platform/module.ts';
import type { Work } from '../../platform/work.ts';
import type { previewMigration as operation } from './contract.ts';
import { type MovableClock, movableClocks } from './movable-clocks.ts';
import { isInTime } from './targets.ts';

/** More tickets than this are not worked out beforehand. */
const mostLookedAt = 2_000;
const mostShown = 100;

/** What moving open tickets to the version in force would do to each clock, those it hurts most first. Nothing is changed. */
export const previewMigration: Handler<typeof operation> = async (work, { clientId, agreementId }) => {
  const { inForce, tickets, movable } = await movableClocks(work, { clientId, agreementId, mostTickets: mostLookedAt });
  const breaching = movable.filter((one) => breaches(one, work.at));
  const hurt = movable.toSorted((one, other) => tightening(other) - tightening(one)).slice(0, mostShown);
  const titles = await titlesOf(work, hurt);
  return {
    toVersion: inForce.agreement.version,
    calendarVersion: inForce.calendar.version,
    tickets,
    clocks: movable.length,
    breaching: breaching.length,
    items: hurt.map((one) => ({
      ticketId: one.clock.ticketId,
      reference: titles.get(one.clock.ticketId)?.reference ?? '',
      title: titles.get(one.clock.ticketId)?.title ?? '',
      metric: one.clock.metric,
      fromVersion: one.clock.agreement.version,
      dueBefore: one.clock.dueAt.toString(),
      dueAfter: one.target.dueAt,
      breaches: breaches(one, work.at),
    })),
    isCapped: tickets === mostLookedAt,
  };
};

/** Seconds by which a clock is due earlier than before. */
function tightening({ clock, target }: MovableClock): number {
  return (clock.dueAt.epochMilliseconds - Temporal.Instant.from(target.dueAt).epochMilliseconds) / 1_000;
}

function breaches({ clock, target }: MovableClock, at: Temporal.Instant): boolean {
  return isInTime(clock.dueAt, at) && !isInTime(Temporal.Instant.from(target.dueAt), at);
}

async function titlesOf(work: Work, shown: readonly MovableClock[]) {
  const ids = [...new Set(shown.map(({ clock }) => clock.ticketId))];
  if (ids.length === 0) return new Map<string, { readonly reference: string; readonly title: string }>();
  const rows = await work.sql.selectFrom('tickets.ticket').select(['id', 'reference', 'title']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
