import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';

/** The ways from these categories up to the root, the category itself first. */
export async function categoryPaths(sql: Sql, categoryIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (categoryIds.length === 0) return new Map();
  const { rows } = await raw<{ start: string; id: string }>`
    with recursive path as (
      select id as start, id, parent_id, 0 as depth from tickets.category where id = any(${categoryIds}::uuid[])
      union all
      select path.start, c.id, c.parent_id, path.depth + 1 from path join tickets.category c on c.id = path.parent_id where path.depth < 50
    )
    select start, id from path order by start, depth`.execute(sql);
  return new Map([...Map.groupBy(rows, ({ start }) => start)].map(([start, path]) => [start, path.map(({ id }) => id)]));
}
