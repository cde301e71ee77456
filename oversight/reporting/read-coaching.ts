import { sql as raw } from 'kysely';
import { packetItem } from '../../desk/escalation/contract.ts';
import type { Handler } from '../../platform/module.ts';
import type { Work } from '../../platform/work.ts';
import { hopsAndReturns } from './back-and-forth.ts';
import { begins, type CoachingAsked, type Counted, countedByCategory, countedByPerson, ledBy, shareOf, sharesOf } from './coaching.ts';
import { coachingDefinitions, fewestShown, type readCoaching as operation } from './coaching-contract.ts';
import { countReasks } from './reasks.ts';

/**
 * Returns, overrides, late handoffs and re-asks, by category first, then one's own and those of the people whom the caller leads (domain.md
 * §4, §9). Returns are coaching: of too few nothing is said, and nobody else's numbers are shown. A constant number of queries.
 */
export const readCoaching: Handler<typeof operation> = async (work, asked) => {
  const byCategory = await countedByCategory(work, asked);
  const opened = await openedByCategory(work, asked);
  const reasks = await countReasks(work, asked);
  const names = await categoryNames(work, [...opened.map(({ categoryId }) => categoryId), ...reasks.map(({ categoryId }) => categoryId)]);
  const nameOf = (categoryId: string | null) => (categoryId === null ? null : (names.get(categoryId) ?? null));
  const led = await ledBy(work);
  const ownId = work.authority.kind === 'agent' ? work.authority.personId : undefined;
  const byPerson = await countedByPerson(work, asked, [...led.map(({ agentId }) => agentId), ...(ownId === undefined ? [] : [ownId])]);
  return {
    from: begins(work, asked.days).toString(),
    until: work.at.toString(),
    fewestShown,
    definitions: coachingDefinitions,
    categories: opened
      .filter(({ escalated }) => escalated > 0)
      .map(({ categoryId, tickets, escalated }) => ({
        categoryId,
        categoryName: nameOf(categoryId),
        escalation: shareOf(escalated, tickets),
        ...sharesOf(byCategory.find((one) => one.categoryId === categoryId) ?? nothing),
      })),
    own: ownId === undefined ? null : { agentId: ownId, ...sharesOf(byPerson.get(ownId) ?? nothing) },
    people: led.map((person) => ({ ...person, ...sharesOf(byPerson.get(person.agentId) ?? nothing) })),
    reasks: reasks.map((row) => ({ ...row, categoryName: nameOf(row.categoryId), item: packetItem.parse(row.item) })),
    ...(await hopsOf(work, asked)),
  };
};

const nothing: Counted = {
  escalations: 0,
  decided: 0,
  returned: 0,
  overridden: 0,
  measured: 0,
  late: 0,
  accepted: 0,
  reasked: 0,
  requested: 0,
  answered: 0,
};

/** Tickets opened, and those of them that were escalated, by category; those most often escalated first. */
async function openedByCategory(work: Work, { clientId, days }: CoachingAsked) {
  const { rows } = await raw<{ readonly categoryId: string | null; readonly tickets: number; readonly escalated: number }>`
    select t.category_id as "categoryId", count(*) as tickets,
      count(*) filter (where exists (select from escalation.escalation e where e.client_id = t.client_id and e.ticket_id = t.id)) as escalated
    from tickets.ticket t
    where t.opened_at >= ${begins(work, days)} and (${clientId ?? null}::uuid is null or t.client_id = ${clientId ?? null}::uuid)
    group by t.category_id order by escalated desc, t.category_id limit ${mostCategories}`.execute(work.sql);
  return rows;
}

/** Changes of team, and the pairs of teams between which tickets went back and forth. */
async function hopsOf(work: Work, asked: CoachingAsked) {
  const { rows } = await raw<{
    hops: number;
    teamId: string;
    teamName: string;
    otherTeamId: string;
    otherTeamName: string;
    tickets: number;
  }>`
    with ${hopsAndReturns(work, asked)}, pairs as (select a, b, count(distinct (client_id, stream)) as tickets from came_back group by 1, 2)
    select (select count(*) from hops) as hops, a.id as "teamId", a.name as "teamName", b.id as "otherTeamId", b.name as "otherTeamName",
      coalesce(p.tickets, 0) as tickets
    from (select 1) one left join pairs p on true left join people.team a on a.id = p.a left join people.team b on b.id = p.b
    order by p.tickets desc nulls last, a.name limit ${mostCategories}`.execute(work.sql);
  return {
    hops: rows[0]?.hops ?? 0,
    pingPong: rows.flatMap(({ hops: _, ...pair }) => (pair.tickets === 0 ? [] : [pair])),
  };
}

async function categoryNames({ sql }: Work, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await sql.selectFrom('tickets.category').select(['id', 'name']).where('id', 'in', known).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What comes after the two hundredth category nobody coaches. */
const mostCategories = 200;
