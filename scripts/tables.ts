import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { modules } from '../cli/modules.ts';
import type { Module } from '../platform/module.ts';
import { schemaText } from './schema-text.ts';
import { withScratchDatabase } from './scratch-database.ts';

/** PostgreSQL's types as the query builder sees them after the pool's parsers. */
const typescriptTypes: Readonly<Record<string, string>> = {
  uuid: 'string', text: 'string', name: 'string', citext: 'string', xid8: 'string', bool: 'boolean', int2: 'number', int4: 'number', int8: 'number',
  float8: 'number', numeric: 'number', timestamptz: 'Temporal.Instant', date: 'Temporal.PlainDate', bytea: 'Buffer', jsonb: 'Json', tsvector: 'string',
  _uuid: 'string[]', _text: 'string[]', _int4: 'number[]', _int2: 'number[]',
};

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly given: boolean;
  readonly always: boolean;
}

/** Writes each module's `tables.ts` and docs/schema.sql from the migrated catalog; with --check only says which are out of date. */
const check = process.argv.includes('--check');
const outdated: string[] = [];
await withScratchDatabase(async ({ database }) => {
  const { rows } = await database.pool.query<Column>(`
    select n.nspname as schema, c.relname as table, a.attname as column, coalesce(b.typname, t.typname) as type, not a.attnotnull as nullable,
      a.atthasdef or a.attidentity <> '' as given, a.attgenerated <> '' or a.attidentity = 'a' as always
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
      left join pg_type b on b.oid = t.typbasetype and t.typtype = 'd'
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')
    order by n.nspname, c.relname, a.attnum`);
  for (const module of modules) {
    if (module.schema === undefined || module.name === 'postgres') continue;
    const columns = rows.filter((row) => row.schema === module.schema);
    if (columns.length > 0) await write(join(module.folder, 'tables.ts'), render(module, columns));
  }
  await write(join(import.meta.dirname, '..', 'docs', 'schema.sql'), await schemaText(database.pool));
});
if (outdated.length > 0) {
  console.error(`Out of date: ${outdated.join(', ')}. Run npm run tables and commit what it writes.`);
  process.exitCode = 1;
}

async function write(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return;
  if (check) outdated.push(relative(process.cwd(), path));
  else await writeFile(path, text);
}

function render(module: Module, columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table);
  const body = [...tables].map(([table, members]) => `    '${module.schema}.${table}': {\n${members.map((column) => `      ${column.column}: ${typeOf(column)};`).join('\n')}\n    };`).join('\n');
  const kysely = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`));
  const json = body.includes('Json') ? "import type { Json } from '../../platform/postgres/json.ts';\n" : '';
  const imports = kysely.length > 0 ? `import type { ${kysely.join(', ')} } from 'kysely';\n` : '';
  return `// Written from the migrated catalog by \`npm run tables\`; do not edit.\n${imports}${json}\ndeclare module '../../platform/postgres/tables.ts' {\n  interface Tables {\n${body}\n  }\n}\n${imports || json ? '' : '\nexport {};\n'}`;
}

function typeOf(column: Column): string {
  const base = typescriptTypes[column.type];
  if (base === undefined) throw new Error(`${column.schema}.${column.table}.${column.column}: no TypeScript type for ${column.type}; add it to scripts/tables.ts`);
  const type = column.nullable ? `${base} | null` : base;
  if (column.always) return `GeneratedAlways<${type}>`;
  return column.given ? `Generated<${type}>` : type;
}
