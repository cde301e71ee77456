import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Layer } from './layers.ts';
import type { CriterionTerms } from './rules.ts';

/** The current versions of the installation's layer and of those of some clients; of every client within reach when none is named. */
export async function currentLayers(sql: Sql, clientIds?: readonly string[]): Promise<readonly Layer[]> {
  let newest = sql
    .selectFrom('criteria.criteria_version')
    .select(['client_id as clientId', 'category_id as categoryId', 'version', 'criteria'])
    .distinctOn(['client_id', 'category_id'])
    .orderBy('client_id')
    .orderBy('category_id')
    .orderBy('version', 'desc');
  if (clientIds !== undefined)
    newest = newest.where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', raw<string>`any(${clientIds}::uuid[])`)]));
  const rows = await newest.execute();
  // Written from a payload that the fact's own schema had parsed.
  return rows.map(({ criteria, ...layer }) => ({ ...layer, criteria: criteria as unknown as readonly CriterionTerms[] }));
}
