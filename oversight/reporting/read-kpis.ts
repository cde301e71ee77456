import { sql as raw } from 'kysely';
import { ticketAssigned, ticketOpened } from '../../desk/tickets/facts.ts';
import type { Handler } from '../../platform/module.ts';
import type { Work } from '../../platform/work.ts';
import { definitions, type readKpis as operation } from './contract.ts';

/** The key figures of one client or of all that the caller reaches. */
export const readKpis: Handler<typeof operation> = (work, { clientId = null }) => countKpis(work, clientId);

/**
 * Counts the key figures from the facts themselves. A ticket's teams are its opening and its moves in the order they were
 * recorded, runs of one team collapsed; where it stood before anybody sorted it (the intake) is no team to come back to.
 */
export async function countKpis(work: Work, clientId: string | null) {
  const { rows } = await raw<{
    readonly tickets: number;
    readonly events: number;
    readonly groupChanges: number;
    readonly pingPongTickets: number;
  }>`
    with opened as (
      select client_id, stream, payload->>'teamId' as team from log.fact
      where name = ${ticketOpened.name} and (${clientId}::uuid is null or client_id = ${clientId}::uuid)
    ), hops as (
      select f.client_id, f.stream, f.version, f.payload->>'fromTeamId' as from_team, f.payload->>'teamId' as team
      from log.fact f where f.name = ${ticketAssigned.name} and (f.payload->'hop')::boolean
        and (${clientId}::uuid is null or f.client_id = ${clientId}::uuid)
    ), in_order as (
      select client_id, stream, from_team, team, lead(team) over (partition by client_id, stream order by version) as next_team from hops
    )
    select
      (select count(*) from opened) as tickets,
      (select count(*) from (select distinct f.client_id, f.stream, f.request_id from log.fact f join opened o on o.client_id = f.client_id and o.stream = f.stream) u) as events,
      (select count(*) from hops) as "groupChanges",
      (select count(distinct (client_id, stream)) from in_order where from_team = next_team) as "pingPongTickets"`.execute(work.sql);
  const [counts] = rows;
  if (counts === undefined) throw new Error('A count gave no row');
  return { ...counts, asOf: work.at.toString(), definitions };
}
