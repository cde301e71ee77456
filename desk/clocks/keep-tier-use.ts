import { sql as raw } from 'kysely';
import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearAfter } from '../../platform/log/listeners.ts';
import { records } from '../../platform/postgres/records.ts';
import { ticketResolved } from '../tickets/facts.ts';
import { changesOfTickets } from './changes.ts';
import { endedStops, historiesOf } from './history.ts';
import { workingSecondsByTier } from './need.ts';
import { segmentsOf } from './segments.ts';
import { type ClockStanding, clocksOf } from './standing.ts';

/**
 * Keeps how much working time each tier took for a ticket, whenever it is resolved, without what the client's clock stood paused: nobody needs
 * longer because somebody was waited for. Resolved once more after a reopening, it is reckoned
 * anew. Imported history counts. What is not kept is asked of nobody: a ticket without a clock has no calendar to reckon by.
 */
export const keepTierUse = hearAfter({
  name: 'clocks-keep-tier-use',
  kinds: [ticketResolved],
  begins: 'at-the-first-fact',
  imported: true,
  run: async (work, facts) => {
    // Of several resolvings of one ticket in a batch the last one counts.
    const resolved = new Map(facts.map((fact) => [fact.stream, fact]));
    const ids = [...resolved.keys()];
    const clocks = await clocksOf(work.sql, ids);
    const changes = await changesOfTickets(work.sql, ids);
    const paused = [...clocks.values()].flat().filter(({ pausedSeconds }) => pausedSeconds > 0);
    const histories = await historiesOf(
      work.sql,
      paused.map(({ ticketId }) => ticketId),
    );
    const uses = [...resolved.values()].flatMap((fact) => {
      // The resolution's: after a merge the one that took over, with all that the one before it stood still.
      const clock = clocks.get(fact.stream)?.findLast(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
      const own = changes.get(fact.stream);
      if (clock === undefined || own === undefined) return [];
      const pauses = endedStops(histories.get(clock.clockId) ?? { standstills: [] }, 'paused');
      return usesOf(fact, workingSecondsByTier(segmentsUntil(fact, own, clock), pauses));
    });
    if (uses.length === 0) return;
    await raw`
      with used as materialized (
        select f.client_id, f.ticket_id, f.tier, t.category_id, t.priority, f.working_seconds, f.resolved_at
        from ${records('f', columns, uses)}
        join ${raw.table('tickets.ticket')} t on t.client_id = f.client_id and t.id = f.ticket_id
      ), due as (
        insert into ${raw.table('clocks.need_due')} as d (client_id, category_id, due_at)
        select distinct client_id, category_id, ${work.at}::timestamptz from used where category_id is not null
        on conflict (client_id, category_id) do update set due_at = least(d.due_at, excluded.due_at)
      )
      insert into ${raw.table('clocks.tier_use')} (client_id, ticket_id, tier, category_id, priority, working_seconds, resolved_at)
      select * from used
      on conflict (client_id, ticket_id, tier) do update set category_id = excluded.category_id, priority = excluded.priority,
        working_seconds = excluded.working_seconds, resolved_at = excluded.resolved_at`.execute(work.sql);
  },
});

const columns = { client_id: 'uuid', ticket_id: 'uuid', tier: 'int', working_seconds: 'int', resolved_at: 'timestamptz' } as const;

function segmentsUntil(fact: RecordedFact, changes: Parameters<typeof segmentsOf>[0], { calendar }: Pick<ClockStanding, 'calendar'>) {
  return segmentsOf(changes, { calendar: calendar.calendar, until: fact.occurredAt });
}

function usesOf({ clientId, stream, occurredAt }: RecordedFact, used: ReturnType<typeof workingSecondsByTier>) {
  return used.map(({ tier, seconds }) => ({
    client_id: clientId,
    ticket_id: stream,
    tier,
    working_seconds: seconds,
    resolved_at: occurredAt,
  }));
}
