import type { Sql } from '../../platform/postgres/sql.ts';
import type { StepsVersion } from './rules.ts';

/** Where steps are said, with the category's name; null where none count. */
export async function sourceOf(sql: Sql, steps: StepsVersion | undefined) {
  if (steps === undefined) return null;
  const { categoryId, clientId, version } = steps;
  const category = await sql.selectFrom('tickets.category').select('name').where('id', '=', categoryId).executeTakeFirst();
  return { categoryId, categoryName: category?.name ?? '', clientId, version };
}
