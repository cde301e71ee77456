import type { Database } from '../../platform/postgres/pool.ts';

/** Each table with how many rows it has and a digest of what is in them. */
export type Rows = ReadonlyMap<string, string>;

/** Everything that stands in the database, to be compared: whoever changes one letter anywhere changes it. */
export async function rowsOf({ pool }: Pick<Database, 'pool'>): Promise<Rows> {
  const tables = await tablesOf({ pool });
  const parts = tables.map(
    (table) =>
      `select '${table}' as name, count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as state from ${table} t`,
  );
  const { rows } = await pool.query<{ name: string; state: string }>(parts.join(' union all '));
  return new Map(rows.map(({ name, state }) => [name, state]));
}

/** The tables in which two states differ. */
export function changedTables(before: Rows, after: Rows): readonly string[] {
  return [...after].flatMap(([name, state]) => (before.get(name) === state ? [] : [name])).sort();
}

/** Every table of ours, `schema.table`; those of the job queue too, but not its bookkeeping. */
export async function tablesOf({ pool }: Pick<Database, 'pool'>): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg_%' and n.nspname not in ('information_schema', 'public')
        and (n.nspname <> 'jobs' or c.relname = 'job_common') order by 1`,
  );
  return rows.map(({ name }) => name);
}
