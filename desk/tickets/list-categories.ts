import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, textAndId } from '../../platform/page-cursor.ts';
import type { listCategories as operation } from './contract.ts';

/** Lists categories by name; for one client the desk's own and that client's. */
export const listCategories: Handler<typeof operation> = async (work, { clientId, search, limit, cursor }) => {
  const after = decodeCursor(textAndId, cursor);
  const sortName = raw<string>`lower(name) collate "C"`;
  let query = work.sql
    .selectFrom('tickets.category')
    .select(['id as categoryId', 'client_id as clientId', 'parent_id as parentId', 'name', 'default_team_id as defaultTeamId'])
    .select(sortName.as('sortName'))
    .orderBy(sortName)
    .orderBy('id')
    .limit(limit + 1);
  if (clientId !== undefined) query = query.where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]));
  if (search !== undefined) query = query.where(raw<boolean>`strpos(lower(name), lower(${search})) > 0`);
  if (after !== undefined) query = query.where(raw<boolean>`(${sortName}, id) > (${after[0]}, ${after[1]}::uuid)`);

  return cutPage(await query.execute(), limit, {
    keyOf: ({ sortName: at, categoryId }) => [at, categoryId],
    shape: ({ sortName: _, ...category }) => category,
  });
};
