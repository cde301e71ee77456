import { sql as raw } from 'kysely';
import type { Tier } from '../../estate/people/rules.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Priority } from '../tickets/rules.ts';
import { nextCheckIn } from './check-ins.ts';
import { rhythmsOf } from './rhythm.ts';
import type { OpenPromise } from './rules.ts';

/** Where a ticket stands with its requester: what is promised, who owes it, and how often they have heard since it was escalated. */
export interface PromiseStanding {
  readonly ticketId: string;
  readonly clientId: string;
  readonly priority: Priority;
  readonly tier: Tier;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly requesterName: string;
  /** The requester's own zone. */
  readonly timeZone: string;
  readonly open: OpenPromise | null;
  /** When it was first escalated; from then on it is never without a promise until it is over. */
  readonly escalatedAt: Temporal.Instant | null;
  /** Promises since then that ended with a word to the requester. */
  readonly checkIns: number;
}

interface Row extends Omit<PromiseStanding, 'open'> {
  readonly promiseId: string | null;
  readonly dueAt: Temporal.Instant | null;
}

/** Where these tickets stand with their requesters, in one statement. */
export async function standingsOf(sql: Sql, ticketIds: readonly string[]): Promise<ReadonlyMap<string, PromiseStanding>> {
  const { rows } = await raw<Row>`
    select t.id as "ticketId", t.client_id as "clientId", t.priority, t.tier, t.team_id as "teamId", t.assignee_id as "assigneeId",
      a.name as "assigneeName", r.name as "requesterName", r.time_zone as "timeZone",
      o.id as "promiseId", o.due_at as "dueAt", e.at as "escalatedAt",
      (select count(*)::int from promises.promise c where c.client_id = t.client_id and c.ticket_id = t.id and c.made_at >= e.at
        and c.state in ('kept', 'late') and c.ended_why is null) as "checkIns"
    from tickets.ticket t
    join people.requester r on r.client_id = t.client_id and r.id = t.requester_id
    left join people.agent a on a.id = t.assignee_id
    left join promises.promise o on o.client_id = t.client_id and o.ticket_id = t.id and o.state = 'open'
    cross join lateral (select min(p.made_at) as at from promises.promise p
      where p.client_id = t.client_id and p.ticket_id = t.id and p.occasion = 'escalation') e
    where t.id = any(${ticketIds}::uuid[])`.execute(sql);
  return new Map(
    rows.map(({ promiseId, dueAt, ...row }) => [
      row.ticketId,
      { ...row, open: promiseId === null || dueAt === null ? null : { promiseId, dueAt } },
    ]),
  );
}

/** When each of these tickets owes its requester the next word by its cadence, counted in working time from an instant. */
export async function nextCheckIns(
  sql: Sql,
  standings: readonly Pick<PromiseStanding, 'ticketId' | 'priority'>[],
  from: Temporal.Instant,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rhythms = await rhythmsOf(sql, standings);
  return new Map([...rhythms].map(([ticketId, { calendar, minutes }]) => [ticketId, nextCheckIn(calendar, from, minutes)]));
}
