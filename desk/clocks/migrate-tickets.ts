import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { beginAdded } from './added-clocks.ts';
import type { migrateTickets as operation } from './contract.ts';
import { clockRebound } from './facts.ts';
import { type MovableClock, movableClocks } from './movable-clocks.ts';
import { nothingToMove } from './refusals.ts';

/** Tickets moved in one transaction: few enough that no reader of the log waits long. */
const mostAtOnce = 200;

/**
 * Moves open tickets to the version in force, by somebody's decision: new targets from the original start, recorded on each ticket. What
 * was promised before stays on the statement as a line of its own; what the new version adds gets a clock, counted from the opening.
 */
export const migrateTickets: Handler<typeof operation> = async (work, { clientId, agreementId, ticketIds }) => {
  const asked = { clientId, agreementId, ticketIds };
  const seen = await movableClocks(work, { ...asked, mostTickets: mostAtOnce });
  const ids = [...new Set(seen.movable.map(({ clock }) => clock.ticketId))];
  if (ids.length === 0) return refuse(nothingToMove);
  // What changed on a ticket until its row was ours is taken into account: its clocks are read again behind the lock.
  await raw`select from tickets.ticket where client_id = ${clientId}::uuid and id = any(${ids}::uuid[]) order by id for update`.execute(
    work.sql,
  );
  const { movable, added, subjects } = await movableClocks(work, { ...asked, ticketIds: ids, mostTickets: mostAtOnce });

  const moves = Map.groupBy(movable, ({ clock }) => clock.ticketId);
  for (const [ticketId, clocks] of moves) {
    const subject = subjects.get(ticketId);
    if (subject === undefined) continue;
    work.record(clockRebound, { clientId, id: ticketId }, { priority: subject.priority, clocks: clocks.map(rebound) });
    const on = { clientId, stream: ticketId, occurredAt: work.at };
    await beginAdded(work, on, { added: added.filter((one) => one.ticketId === ticketId), priority: subject.priority });
  }
  await work.flush();
  const { tickets: remaining } = await movableClocks(work, { ...asked, mostTickets: mostAtOnce });
  return { moved: moves.size, remaining };
};

function rebound({ target, to: { agreement, calendar } }: MovableClock) {
  return {
    ...target,
    agreementId: agreement.agreementId,
    agreementVersion: agreement.version,
    calendarId: calendar.calendarId,
    calendarVersion: calendar.version,
  };
}
