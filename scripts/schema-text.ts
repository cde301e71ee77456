import type { Pool } from 'pg';

/** Schemas that are not ours to describe: PostgreSQL's own, and that of the job queue's library. */
const others = ['pg_catalog', 'information_schema', 'public', 'jobs'];

/** The migrated database as one text for people to read and to compare: domains, tables with columns and constraints, indexes, row-level security. */
export async function schemaText(pool: Pool): Promise<string> {
  const domains = await lines(
    pool,
    `select format('create domain %s as %s%s;', t.oid::regtype, format_type(t.typbasetype, t.typtypmod),
        coalesce(' ' || (select string_agg(pg_get_constraintdef(c.oid), ' ' order by c.conname) from pg_constraint c where c.contypid = t.oid), '')) as line
      from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'd' and n.nspname <> all($1) order by t.oid::regtype::text`,
  );
  const tables = await lines(
    pool,
    `select format(E'create table %s (\\n%s\\n);%s', c.oid::regclass, members.body, extras.body) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join lateral (select string_agg('  ' || member, E',\\n' order by part, place) as body from (
        select 1 as part, a.attnum::int as place, format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
            when a.attidentity <> '' then ' generated always as identity'
            when d.adbin is not null then format(' default %s', pg_get_expr(d.adbin, d.adrelid)) else '' end,
          case when a.attnotnull then ' not null' else '' end) as member
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        union all select 2, row_number() over (order by k.contype <> 'p', k.conname)::int, pg_get_constraintdef(k.oid)
        from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')) as all_members) as members
      cross join lateral (select coalesce(string_agg(E'\\n' || extra, '' order by part, extra), '') as body from (
        select 1 as part, pg_get_indexdef(i.indexrelid) || ';' as extra from pg_index i
        where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
        union all select 2, format('alter table %s enable row level security;', c.oid::regclass) where c.relrowsecurity
        union all select 3, format('create policy %I on %s for %s to %s%s%s;', p.policyname, c.oid::regclass, lower(p.cmd),
          array_to_string(p.roles, ', '), coalesce(' using ' || p.qual, ''), coalesce(' with check ' || p.with_check, ''))
        from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname) as all_extras) as extras
      where c.relkind in ('r', 'p') and n.nspname <> all($1) order by c.oid::regclass::text`,
  );
  return ['-- Written from the migrated database by `npm run tables`; for reading, not for running.', ...domains, ...tables, ''].join(
    '\n\n',
  );
}

async function lines(pool: Pool, query: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ line: string }>(query, [others]);
  return rows.map(({ line }) => line);
}
