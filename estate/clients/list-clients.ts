import { sql as raw } from 'kysely';
import { wordBeginnings } from '../../platform/folded-text.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, textAndId } from '../../platform/page-cursor.ts';
import type { listClients as operation } from './contract.ts';

/** The clients served, by name; a search finds those whose name or code has words that begin so. */
export const listClients: Handler<typeof operation> = async (work, { search, limit, cursor }) => {
  const after = decodeCursor(textAndId, cursor);
  let query = work.sql
    .selectFrom('clients.client')
    .select(['client_id as clientId', 'name', 'sort_name as sortName', 'code', 'time_zone as timeZone', 'color', 'version'])
    .orderBy('sort_name')
    .orderBy('client_id')
    .limit(limit + 1);
  if (search !== undefined) query = query.where('words', 'like', raw<string>`all(${wordBeginnings(search)}::text[])`);
  if (after !== undefined) query = query.where(raw<boolean>`(sort_name, client_id) > (${after[0]}, ${after[1]}::uuid)`);

  return cutPage(await query.execute(), limit, {
    keyOf: ({ sortName, clientId }) => [sortName, clientId],
    shape: ({ sortName: _, ...client }) => client,
  });
};
