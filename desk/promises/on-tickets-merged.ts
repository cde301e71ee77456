import { sql as raw } from 'kysely';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { ticketsMerged } from '../tickets/facts.ts';
import { promiseEnded, promiseMade } from './facts.ts';
import { earliestCarried, endedBecause, type OpenPromise } from './rules.ts';
import { standingsOf } from './standing.ts';

/**
 * Promises do not vanish when tickets are merged: the earliest of all stands on the one that stays, owed by whoever has it; the others end
 * as carried over, which nobody is measured by.
 */
export const onTicketsMerged = hearWithin('on-tickets-merged-carries-promises', ticketsMerged, async (work, facts) => {
  const open = await openOn(
    work.sql,
    facts.flatMap(({ payload }) => payload.sources.map(({ ticketId }) => ticketId)),
  );
  if (open.length === 0) return;
  const standings = await standingsOf(
    work.sql,
    facts.map(({ stream }) => stream),
  );
  for (const { clientId, stream, payload } of facts) {
    const stay = standings.get(stream);
    const carried = open.filter(({ ticketId }) => payload.sources.some((source) => source.ticketId === ticketId));
    for (const { promiseId, ticketId } of carried)
      work.record(promiseEnded, { clientId, id: ticketId }, { promiseId, state: 'kept', why: endedBecause.carried });
    const earliest = stay && earliestCarried(stay.open, carried);
    if (stay === undefined || earliest === undefined) continue;
    const { assigneeId: owedBy, tier, teamId } = stay;
    const before = stay.open?.promiseId ?? null;
    if (before !== null)
      work.record(promiseEnded, { clientId, id: stream }, { promiseId: before, state: 'kept', why: endedBecause.stricter });
    const { what, dueAt } = earliest;
    work.record(
      promiseMade,
      { clientId, id: stream },
      { promiseId: work.newId(), what, dueAt: dueAt.toString(), replaces: before, occasion: 'merge', owedBy, tier, teamId },
    );
  }
});

/** The promises that stand open on these tickets. */
async function openOn(sql: Sql, ticketIds: readonly string[]) {
  const { rows } = await raw<OpenPromise & { readonly ticketId: string; readonly what: string }>`
    select p.id as "promiseId", p.due_at as "dueAt", p.ticket_id as "ticketId", p.what
    from tickets.ticket t join promises.promise p on p.client_id = t.client_id and p.ticket_id = t.id and p.state = 'open'
    where t.id = any(${ticketIds}::uuid[])`.execute(sql);
  return rows;
}
