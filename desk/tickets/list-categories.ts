import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, textAndId } from '../../platform/page-cursor.ts';
import type { listCategories as operation } from './contract.ts';

/** Lists categories by name; for one client the desk's own and that client's. */
export const listCategories: Handler<typeof operation> = async (work, { clientId, search, limit, cursor }) => {
  const after = decodeCursor(textAndId, cursor);
  const sortName = raw<string>`lower(k.name) collate "C"`;
  let query = work.sql
    .selectFrom('tickets.category as k')
    .leftJoin('tickets.category as p', 'p.id', 'k.parent_id')
    .leftJoin('clients.client as c', 'c.client_id', 'k.client_id')
    .leftJoin('people.team as g', 'g.id', 'k.default_team_id')
    .select(['k.id as categoryId', 'k.client_id as clientId', 'k.parent_id as parentId', 'k.name', 'k.version'])
    .select(['k.default_team_id as defaultTeamId', 'c.name as clientName', 'p.name as parentName', 'g.name as defaultTeamName'])
    .select(sortName.as('sortName'))
    .orderBy(sortName)
    .orderBy('k.id')
    .limit(limit + 1);
  if (clientId !== undefined) query = query.where(({ or, eb }) => or([eb('k.client_id', 'is', null), eb('k.client_id', '=', clientId)]));
  if (search !== undefined) query = query.where(raw<boolean>`strpos(lower(k.name), lower(${search})) > 0`);
  if (after !== undefined) query = query.where(raw<boolean>`(${sortName}, k.id) > (${after[0]}, ${after[1]}::uuid)`);

  return cutPage(await query.execute(), limit, {
    keyOf: ({ sortName: at, categoryId }) => [at, categoryId],
    shape: ({ sortName: _, ...category }) => category,
  });
};
