import { sql as raw } from 'kysely';
import type { Tier } from '../../estate/people/rules.ts';
import type { Work } from '../../platform/work.ts';
import {
  alikeShare,
  alikeTickets,
  estimateOver,
  estimateUnder,
  exhaustingSteps,
  type OverCounter,
  type OverEvidence,
  overCounter,
  overEvidence,
  quickMinutes,
  signsOf,
  type UnderEvidence,
  underEvidence,
} from './fit.ts';

/** More tickets of either side than these are not looked at: the newest count. */
export const mostTickets = 20_000;

/** How far back categories are compared, in days. */
const alikeDays = 180;

/** Whose tickets, and how far back. */
export interface FitAsked {
  readonly clientId?: string | undefined;
  readonly days: number;
}

/** A ticket of the report, judged. */
export interface FitTicket {
  readonly side: 'escalated' | 'kept';
  readonly ticketId: string;
  readonly reference: string;
  readonly title: string;
  readonly clientName: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly categoryId: string | null;
  readonly categoryName: string | null;
  /** When it was raised; of what Tier 1 kept, when it was opened. */
  readonly at: Temporal.Instant;
  readonly resolvedAtTier: Tier;
  readonly answer: { readonly tier1Could: boolean; readonly why: string } | null;
  readonly estimated: boolean;
  readonly evidence: readonly (OverEvidence | UnderEvidence)[];
  readonly against: readonly OverCounter[];
}

type Told = Omit<FitTicket, 'side' | 'answer' | 'estimated' | 'evidence' | 'against'>;
type OverRow = Told &
  Readonly<Record<OverEvidence | OverCounter, boolean>> & { readonly tier1Could: boolean | null; readonly why: string | null };
type UnderRow = Told & Readonly<Record<UnderEvidence, boolean>>;

export const begins = ({ at }: Pick<Work, 'at'>, days: number) => at.subtract({ hours: 24 * days });

/** What Tier 1 escalated and a higher tier resolved, with what speaks for and against Tier 1 having been able to. One statement. */
export async function escalatedTickets(work: Work, { clientId, days }: FitAsked): Promise<readonly FitTicket[]> {
  const { rows } = await raw<OverRow>`
    with alike as materialized (
      select t.client_id, t.category_id from tickets.ticket t
      where t.resolved_at >= ${begins(work, alikeDays)}::timestamptz and t.category_id is not null
        and (${clientId ?? null}::uuid is null or t.client_id = ${clientId ?? null}::uuid)
      group by t.client_id, t.category_id
      having count(*) >= ${alikeTickets} and count(*) filter (where t.tier = 1) >= ${alikeShare}::float8 * count(*)
    ), raised as (
      select distinct on (e.ticket_id) e.* from escalation.escalation e
      where e.from_tier = 1 and e.verdict = 'accepted' and e.raised_at >= ${begins(work, days)}::timestamptz
        and (${clientId ?? null}::uuid is null or e.client_id = ${clientId ?? null}::uuid)
      order by e.ticket_id, e.raised_at
    )
    select t.id as "ticketId", t.reference, t.title, c.name as "clientName", m.id as "teamId", m.name as "teamName",
      g.id as "categoryId", g.name as "categoryName", e.raised_at as at, t.tier as "resolvedAtTier",
      a.tier1_could as "tier1Could", a.tier1_why as why,
      t.resolved_at <= e.verdict_at + make_interval(mins => ${quickMinutes}) as quickly_resolved,
      e.override_reason is not null as no_criterion,
      exists (select from escalation.escalation r where r.client_id = t.client_id and r.ticket_id = t.id and r.verdict = 'returned'
        and r.from_tier = 1 and r.verdict_at <= e.verdict_at and r.return_reason in ('tier1_can_resolve', 'no_criterion_met', 'known_article')) as returned_before,
      exists (select from alike l where l.client_id = t.client_id and l.category_id = t.category_id) as tier1_resolves_alike,
      not exists (select from tickets.step s where s.client_id = t.client_id and s.ticket_id = t.id and s.at > e.verdict_at) as nothing_tried_above,
      t.tier > 2 as went_further,
      e.criterion in ('access', 'authority') as right_lacking
    from raised e
    join tickets.ticket t on t.client_id = e.client_id and t.id = e.ticket_id
    join clients.client c on c.client_id = t.client_id
    join people.team m on m.id = e.from_team_id
    left join tickets.category g on g.id = t.category_id
    left join knowledge.closing_answer a on a.client_id = t.client_id and a.ticket_id = t.id
    where t.state in ('resolved', 'closed') and t.tier > 1
    order by e.raised_at desc, t.id desc limit ${mostTickets}`.execute(work.sql);
  return rows.map(({ tier1Could, why, ...row }) => ({
    side: 'escalated',
    ...toldOf(row),
    answer: tier1Could === null ? null : { tier1Could, why: why ?? '' },
    ...estimateOver(signsOf(overEvidence.options, row), signsOf(overCounter.options, row)),
  }));
}

/** What Tier 1 resolved without going up, with the signs that it should have. One statement. */
export async function keptTickets(work: Work, { clientId, days }: FitAsked): Promise<readonly FitTicket[]> {
  const { rows } = await raw<UnderRow>`
    with kept as (
      select t.* from tickets.ticket t
      where t.tier = 1 and t.state in ('resolved', 'closed') and t.opened_at >= ${begins(work, days)}::timestamptz
        and (${clientId ?? null}::uuid is null or t.client_id = ${clientId ?? null}::uuid)
      order by t.opened_at desc, t.id desc limit ${mostTickets}
    )
    select t.id as "ticketId", t.reference, t.title, c.name as "clientName", m.id as "teamId", m.name as "teamName",
      g.id as "categoryId", g.name as "categoryName", t.opened_at as at, t.tier as "resolvedAtTier",
      coalesce(k.breached, false) as breached, coalesce(k.sla_risk, false) as sla_risk,
      exists (select from log.fact f where f.client_id = t.client_id and f.stream = t.id and f.name = 'ticket-reopened') as reopened,
      coalesce(s.steps_exhausted, false) as steps_exhausted
    from kept t
    join clients.client c on c.client_id = t.client_id
    join people.team m on m.id = t.team_id
    left join tickets.category g on g.id = t.category_id
    left join lateral (
      select bool_or(k.met is false) as breached,
        bool_or(exists (select from clocks.warning w where w.client_id = k.client_id and w.clock_id = k.id and w.percent >= 75)) as sla_risk
      from clocks.clock k where k.ticket_id = t.id and k.client_id = t.client_id and k.kind = 'sla' and k.metric = 'resolution'
    ) k on true
    left join lateral (
      select count(*) >= ${exhaustingSteps} and not bool_or(s.outcome = 'worked') as steps_exhausted
      from tickets.step s where s.client_id = t.client_id and s.ticket_id = t.id
    ) s on true
    order by t.opened_at desc, t.id desc`.execute(work.sql);
  return rows.map((row) => ({
    side: 'kept',
    ...toldOf(row),
    answer: null,
    ...estimateUnder(signsOf(underEvidence.options, row)),
  }));
}

function toldOf({ ticketId, reference, title, clientName, teamId, teamName, categoryId, categoryName, at, resolvedAtTier }: Told): Told {
  return { ticketId, reference, title, clientName, teamId, teamName, categoryId, categoryName, at, resolvedAtTier };
}
