import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { refuse } from '../../platform/refusal.ts';
import { categoryOf, mustServeCategories, takesNewTickets } from './category-of.ts';
import type { addCategory as operation } from './contract.ts';
import { categoryAdded } from './facts.ts';
import { categoryNameTaken, categoryUnknown, teamUnknown } from './refusals.ts';

/** Adds a category to the desk's tree, or to one client's. New tickets in it land in its team, which is one of Tier 1. */
export const addCategory: Handler<typeof operation> = async (work, { clientId = null, parentId = null, name, defaultTeamId = null }) => {
  await mustServeCategories(work, clientId);
  if (parentId !== null && (await categoryOf(work.sql, clientId, parentId)) === undefined) refuse(categoryUnknown);
  if (defaultTeamId !== null && !(await takesNewTickets(work.sql, clientId, defaultTeamId))) refuse(teamUnknown);

  const categoryId = work.newId();
  work.record(categoryAdded, { clientId, id: categoryId }, { name, parentId, defaultTeamId, externalName: null });
  await flushUnlessTaken(work, { category_name: () => refuse(categoryNameTaken, { name }) });

  return { categoryId, clientId, parentId, name, defaultTeamId, version: 1 };
};
