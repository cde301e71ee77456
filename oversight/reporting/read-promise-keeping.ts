import { sql as raw } from 'kysely';
import { checkInsCounted } from '../../desk/promises/facts.ts';
import type { Tier } from '../../estate/people/rules.ts';
import type { Handler } from '../../platform/module.ts';
import { endedIn } from './ended-promises.ts';
import { keepingDefinitions, type readPromiseKeeping as operation } from './keeping-contract.ts';

/** Clients listed one by one; a desk that serves more asks for one. */
const mostClients = 500;

interface Counts {
  readonly kept: number;
  readonly late: number;
  readonly broken: number;
}

interface Row extends Counts {
  readonly tier: Tier | null;
  readonly clientId: string | null;
  readonly clientName: string | null;
}

/** How many promises to requesters were kept, late and broken in a period: in all, by the tier that owed them, by client. */
export const readPromiseKeeping: Handler<typeof operation> = async (work, { clientId, from, until }) => {
  const { rows } = await raw<Row>`
    with ended as (select p.client_id, p.tier, p.state from promises.promise p where ${endedIn({ clientId, from, until })})
    select e.tier, e.client_id as "clientId", c.name as "clientName", count(*) filter (where e.state = 'kept')::int as kept,
      count(*) filter (where e.state = 'late')::int as late, count(*) filter (where e.state = 'broken')::int as broken
    from ended e join clients.client c on c.client_id = e.client_id
    group by grouping sets ((), (e.tier), (e.client_id, c.name))
    order by e.tier nulls last, lower(c.name) nulls last, e.client_id`.execute(work.sql);
  const { rows: others } = await raw<{ readonly overdueNow: number; readonly resolved: number; readonly short: number }>`
    select
      (select count(*)::int from promises.promise p where p.state = 'open' and p.due_at < ${work.at}
        and (${clientId ?? null}::uuid is null or p.client_id = ${clientId ?? null}::uuid)) as "overdueNow",
      count(*)::int as resolved, count(*) filter (where (f.payload->>'given')::int < (f.payload->>'owed')::int)::int as short
    from log.fact f where f.name = ${checkInsCounted.name} and f.occurred_at >= ${from}::timestamptz and f.occurred_at < ${until}::timestamptz
      and (${clientId ?? null}::uuid is null or f.client_id = ${clientId ?? null}::uuid)`.execute(work.sql);
  const { overdueNow, resolved, short } = others[0] ?? { overdueNow: 0, resolved: 0, short: 0 };
  const all = rows.find(({ tier, clientId: client }) => tier === null && client === null);
  return {
    from,
    until,
    total: tallyOf(all ?? { kept: 0, late: 0, broken: 0 }),
    byTier: rows.flatMap((row) => (row.tier === null ? [] : [{ tier: row.tier, ...tallyOf(row) }])),
    byClient: rows
      .flatMap((row) => (row.clientId === null ? [] : [{ clientId: row.clientId, clientName: row.clientName ?? '', ...tallyOf(row) }]))
      .slice(0, mostClients),
    overdueNow,
    checkIns: { resolved, short },
    definitions: keepingDefinitions,
    asOf: work.at.toString(),
  };
};

/** Cut and not rounded: only what was kept altogether is 100 %. */
function tallyOf({ kept, late, broken }: Counts) {
  const ended = kept + late + broken;
  return { kept, late, broken, keptPercent: ended === 0 ? null : Math.floor((kept * 1_000) / ended) / 10 };
}
