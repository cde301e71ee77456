import { sql as raw } from 'kysely';
import { ticketAssigned } from '../../desk/tickets/facts.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import type { Work } from '../../platform/work.ts';
import { begins, type CoachingAsked } from './coaching.ts';
import { type listHops as hopsOperation, mostChangesTold, type listBackAndForth as operation } from './coaching-contract.ts';

/**
 * Two common table expressions: `hops`, every change of team in a time, and `came_back`, those after which a ticket was back with the team it
 * had left, with nothing but the other in between; `a` and `b` are the two, the lesser id first.
 */
export const hopsAndReturns = (work: Work, { clientId, days }: CoachingAsked) => raw`
  hops as (
    select f.client_id, f.stream, f.version, f.occurred_at, f.payload->>'fromTeamId' as from_team, f.payload->>'teamId' as team
    from log.fact f where f.name = ${ticketAssigned.name} and (f.payload->'hop')::boolean and f.occurred_at >= ${begins(work, days)}
      and (${clientId ?? null}::uuid is null or f.client_id = ${clientId ?? null}::uuid)
  ), in_order as (
    select hops.*, lead(team) over next as next_team, lead(occurred_at) over next as next_at
    from hops window next as (partition by client_id, stream order by version)
  ), came_back as (
    select client_id, stream, next_at as at, least(from_team, team)::uuid as a, greatest(from_team, team)::uuid as b
    from in_order where from_team = next_team
  )`;

/** The tickets behind a pair of teams on the coaching page, those that came back last first. */
export const listBackAndForth: Handler<typeof operation> = async (work, { teamId, otherTeamId, limit, cursor, ...asked }) => {
  const after = decodeCursor(instantAndId, cursor);
  const { rows } = await raw<{
    readonly ticketId: string;
    readonly reference: string;
    readonly title: string;
    readonly clientName: string;
    readonly at: Temporal.Instant;
    readonly times: number;
  }>`
    with ${hopsAndReturns(work, asked)}, of_pair as (
      select client_id, stream, max(at) as at, count(*) as times from came_back
      where a = least(${teamId}::uuid, ${otherTeamId}::uuid) and b = greatest(${teamId}::uuid, ${otherTeamId}::uuid) group by 1, 2
    )
    select t.id as "ticketId", t.reference, t.title, c.name as "clientName", p.at, p.times
    from of_pair p join tickets.ticket t on t.client_id = p.client_id and t.id = p.stream join clients.client c on c.client_id = p.client_id
    where ${after === undefined ? raw`true` : raw`(p.at, t.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by p.at desc, t.id desc limit ${limit + 1}`.execute(work.sql);
  return cutPage(rows, limit, {
    keyOf: ({ at, ticketId }) => [at.toString(), ticketId],
    shape: ({ at, ...row }) => ({ ...row, cameBackAt: at.toString() }),
  });
};

/** The tickets behind the number of hops, with their changes of team, those that changed it last first. */
export const listHops: Handler<typeof hopsOperation> = async (work, { limit, cursor, ...asked }) => {
  const after = decodeCursor(instantAndId, cursor);
  const { rows } = await raw<{
    readonly ticketId: string;
    readonly reference: string;
    readonly title: string;
    readonly clientName: string;
    readonly at: Temporal.Instant;
    readonly times: number;
    readonly changes: readonly { readonly at: string; readonly fromTeamName: string; readonly teamName: string }[];
  }>`
    with ${hopsAndReturns(work, asked)}, of_ticket as (
      select client_id, stream, max(occurred_at) as at, count(*) as times from hops group by 1, 2
    ), shown as (
      select t.client_id, t.id, t.reference, t.title, c.name, o.at, o.times
      from of_ticket o join tickets.ticket t on t.client_id = o.client_id and t.id = o.stream join clients.client c on c.client_id = o.client_id
      where ${after === undefined ? raw`true` : raw`(o.at, t.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
      order by o.at desc, t.id desc limit ${limit + 1}
    ), latest as (
      select hops.*, row_number() over (partition by hops.client_id, stream order by version desc) as nth
      from hops join shown s on s.client_id = hops.client_id and s.id = hops.stream
    ), told as (
      select l.client_id, l.stream, jsonb_agg(
        jsonb_build_object('at', l.occurred_at, 'fromTeamName', coalesce(a.name, ''), 'teamName', coalesce(b.name, '')) order by l.version) as changes
      from latest l left join people.team a on a.id = l.from_team::uuid left join people.team b on b.id = l.team::uuid
      where l.nth <= ${mostChangesTold} group by 1, 2
    )
    select s.id as "ticketId", s.reference, s.title, s.name as "clientName", s.at, s.times, told.changes
    from shown s join told on told.client_id = s.client_id and told.stream = s.id
    order by s.at desc, s.id desc`.execute(work.sql);
  return cutPage(rows, limit, {
    keyOf: ({ at, ticketId }) => [at.toString(), ticketId],
    shape: ({ at, changes, ...row }) => ({
      ...row,
      lastAt: at.toString(),
      changes: changes.map((change) => ({ ...change, at: Temporal.Instant.from(change.at).toString() })),
    }),
  });
};
