import { sql as raw } from 'kysely';
import type { Work } from '../../platform/work.ts';
import { fewestShown } from './coaching-contract.ts';

/** Whose escalations, and how far back. */
export interface CoachingAsked {
  readonly clientId?: string | undefined;
  readonly days: number;
}

/** What was counted of escalations, before it is decided whether there are enough of them. */
export interface Counted {
  readonly escalations: number;
  readonly decided: number;
  readonly returned: number;
  readonly overridden: number;
  readonly measured: number;
  readonly late: number;
  readonly accepted: number;
  readonly reasked: number;
  readonly requested: number;
  readonly answered: number;
}

/** So many of so many; nothing where they are too few for a number. */
export function shareOf(count: number, of: number): { readonly count: number; readonly of: number } | null {
  return of < fewestShown ? null : { count, of };
}

/** The shares that are shown of what was counted. */
export function sharesOf(counted: Counted) {
  return {
    return: shareOf(counted.returned, counted.decided),
    override: shareOf(counted.overridden, counted.escalations),
    late: shareOf(counted.late, counted.measured),
    reask: shareOf(counted.reasked, counted.accepted),
    answers: shareOf(counted.answered, counted.requested),
  };
}

export const begins = ({ at }: Pick<Work, 'at'>, days: number) => at.subtract({ hours: 24 * days });

/**
 * Of requests to the sender `q` those that came to an end or whose time has passed, as SQL: not those still open within their time, nor
 * those that a verdict, or taking the escalation back, ended before it was over.
 */
export const requestCounts = ({ at }: Pick<Work, 'at'>) =>
  raw<boolean>`(q.state in ('kept', 'late') or q.due_at <= coalesce(q.ended_at, ${at}::timestamptz))`;

/** What is counted, as SQL over escalations `e` with their tickets `t`. */
const counts = (work: Work) => raw`count(*) as escalations, count(*) filter (where e.verdict in ('accepted', 'returned')) as decided,
  count(*) filter (where e.verdict = 'returned') as returned, count(e.override_reason) as overridden, count(e.late_handoff) as measured,
  count(*) filter (where e.late_handoff) as late, count(*) filter (where e.verdict = 'accepted') as accepted,
  count(*) filter (where e.verdict = 'accepted' and exists (select from escalation.reask r
    where r.client_id = e.client_id and r.escalation_id = e.id and r.was = 'missing')) as reasked,
  coalesce(sum((select count(*) from escalation.packet_request q
    where q.client_id = e.client_id and q.escalation_id = e.id and ${requestCounts(work)})), 0)::int as requested,
  coalesce(sum((select count(*) from escalation.packet_request q
    where q.client_id = e.client_id and q.escalation_id = e.id and q.state = 'kept')), 0)::int as answered`;

/** What was counted by the category of the tickets; those without one are one of them. */
export async function countedByCategory(work: Work, { clientId, days }: CoachingAsked) {
  const { rows } = await raw<Counted & { readonly categoryId: string | null }>`
    select t.category_id as "categoryId", ${counts(work)}
    from escalation.escalation e join tickets.ticket t on t.client_id = e.client_id and t.id = e.ticket_id
    where e.raised_at >= ${begins(work, days)} and (${clientId ?? null}::uuid is null or e.client_id = ${clientId ?? null}::uuid)
    group by t.category_id`.execute(work.sql);
  return rows;
}

/** What was counted of these people's escalations, by who raised them. */
export async function countedByPerson(work: Work, { clientId, days }: CoachingAsked, agentIds: readonly string[]) {
  const actors = agentIds.map((id) => `agent:${id}`);
  const { rows } = await raw<Counted & { readonly agentId: string }>`
    select substr(e.raised_by, 7) as "agentId", ${counts(work)}
    from escalation.escalation e join tickets.ticket t on t.client_id = e.client_id and t.id = e.ticket_id
    where e.raised_at >= ${begins(work, days)} and (${clientId ?? null}::uuid is null or e.client_id = ${clientId ?? null}::uuid)
      and e.raised_by = any(${actors}::text[])
    group by e.raised_by`.execute(work.sql);
  return new Map(rows.map(({ agentId, ...counted }) => [agentId, counted]));
}

/** The agents whom the caller leads: of the teams that they are in and lead, at the clients for which they do. Nobody leads themself. */
export async function ledBy({ sql, authority }: Work): Promise<readonly { readonly agentId: string; readonly name: string }[]> {
  const { personId } = authority;
  if (personId === undefined || !authority.grants.some(({ role }) => role === 'team_lead')) return [];
  const clients = authority.grants.filter(({ role }) => role === 'team_lead').map((grant) => grant.clientId);
  const everywhere = clients.includes(null);
  const { rows } = await raw<{ readonly agentId: string; readonly name: string }>`
    select distinct a.id as "agentId", a.name from people.team_member mine
    join people.team t on t.id = mine.team_id and (${everywhere} or t.client_id is null or t.client_id = any(${clients.filter((id) => id !== null)}::uuid[]))
    join people.team_member other on other.team_id = mine.team_id and other.agent_id <> mine.agent_id
    join people.agent a on a.id = other.agent_id
    where mine.agent_id = ${personId} order by a.name limit ${mostLed}`.execute(sql);
  return rows;
}

/** Nobody coaches more people than this. */
const mostLed = 200;
