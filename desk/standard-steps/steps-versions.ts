import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import { categoryPaths } from '../tickets/index.ts';
import { type StandardStepTerms, type StepsVersion, stepsFor } from './rules.ts';

interface Asked {
  readonly clientIds: readonly string[];
  readonly categoryIds: readonly string[];
  /** All versions, for what counted in the past; else only the newest of each list. */
  readonly all?: boolean;
}

/** Versions of the steps of these categories, the desk's own and those of these clients. One query. */
export async function stepsVersions(sql: Sql, { clientIds, categoryIds, all = false }: Asked): Promise<readonly StepsVersion[]> {
  if (categoryIds.length === 0) return [];
  let query = sql
    .selectFrom('standard_steps.list_version')
    .select(['client_id as clientId', 'category_id as categoryId', 'version', 'steps', 'published_at as publishedAt'])
    .where('category_id', '=', raw<string>`any(${categoryIds}::uuid[])`)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', raw<string>`any(${clientIds}::uuid[])`)]))
    .orderBy('category_id')
    .orderBy('client_id')
    .orderBy('version', 'desc');
  if (!all) query = query.distinctOn(['category_id', 'client_id']);
  const rows = await query.execute();
  // Written from a payload that the fact's own schema had parsed.
  return rows.map(({ steps, ...row }) => ({ ...row, steps: steps as unknown as readonly StandardStepTerms[] }));
}

/** The steps that count now for a ticket of a client and a category. Two queries. */
export async function currentSteps(
  sql: Sql,
  { clientId, categoryId }: { readonly clientId: string; readonly categoryId: string | null },
  at: Temporal.Instant,
): Promise<StepsVersion | undefined> {
  if (categoryId === null) return undefined;
  const categoryPath = (await categoryPaths(sql, [categoryId])).get(categoryId) ?? [];
  return stepsFor(await stepsVersions(sql, { clientIds: [clientId], categoryIds: categoryPath }), { clientId, categoryPath }, at);
}
