import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notFound, refuse, versionConflict } from '../../platform/refusal.ts';
import { mustServeCategories, takesNewTickets } from './category-of.ts';
import type { changeCategory as operation } from './contract.ts';
import { categoryChanged } from './facts.ts';
import { categoryNameTaken, teamUnknown } from './refusals.ts';

/** Renames a category, or lets new tickets in it land with another team. Saying what stands already records nothing. */
export const changeCategory: Handler<typeof operation> = async (work, { categoryId, ...asked }, { ifMatch }) => {
  const standing = await work.sql
    .selectFrom('tickets.category')
    .select(['client_id as clientId', 'parent_id as parentId', 'name', 'default_team_id as defaultTeamId', 'version'])
    .where('id', '=', categoryId)
    .executeTakeFirst();
  if (standing === undefined) refuse(notFound);
  const { clientId, version } = standing;
  await mustServeCategories(work, clientId);
  if (ifMatch !== undefined && ifMatch !== version) refuse(versionConflict);
  const name = asked.name ?? standing.name;
  const defaultTeamId = asked.defaultTeamId === undefined ? standing.defaultTeamId : asked.defaultTeamId;
  if (name === standing.name && defaultTeamId === standing.defaultTeamId) return { categoryId, ...standing };
  if (defaultTeamId !== null && defaultTeamId !== standing.defaultTeamId && !(await takesNewTickets(work.sql, clientId, defaultTeamId)))
    refuse(teamUnknown);

  work.record(categoryChanged, { clientId, id: categoryId }, { name, defaultTeamId });
  await flushUnlessTaken(work, { category_name: () => refuse(categoryNameTaken, { name }) });

  return { categoryId, ...standing, name, defaultTeamId, version: version + 1 };
};
