import type { Handler } from '../../platform/module.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notFound, notPermitted, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { categoryOf } from './category-of.ts';
import type { addCategory as operation } from './contract.ts';
import { categoryAdded } from './facts.ts';
import { categoryNameTaken, categoryUnknown, teamUnknown } from './refusals.ts';

/** Adds a category to the desk's tree, or to one client's. New tickets in it land in its team, which is one of Tier 1. */
export const addCategory: Handler<typeof operation> = async (work, { clientId = null, parentId = null, name, defaultTeamId = null }) => {
  await mustServe(work, clientId);
  if (parentId !== null && (await categoryOf(work.sql, clientId, parentId)) === undefined) refuse(categoryUnknown);
  if (defaultTeamId !== null && !(await takesNewTickets(work.sql, clientId, defaultTeamId))) refuse(teamUnknown);

  const categoryId = work.newId();
  work.record(categoryAdded, { clientId, id: categoryId }, { name, parentId, defaultTeamId, externalName: null });
  await flushUnlessTaken(work, { category_name: () => refuse(categoryNameTaken, { name }) });

  return { categoryId, clientId, parentId, name, defaultTeamId };
};

/** What every client uses is added only by who serves them all. */
async function mustServe(work: Work, clientId: string | null): Promise<void> {
  if (clientId === null) return work.reach === '*' ? undefined : refuse(notPermitted);
  const client = await work.sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) refuse(notFound);
}

async function takesNewTickets(sql: Sql, clientId: string | null, teamId: string): Promise<boolean> {
  const team = await sql
    .selectFrom('people.team')
    .select('id')
    .where('id', '=', teamId)
    .where('tier', '=', 1)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
    .executeTakeFirst();
  return team !== undefined;
}
