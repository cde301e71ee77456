import type { WorkPlace } from '../../in-work.ts';
import { ensureRole, mayTakeOn } from '../../postgres/role.ts';
import { refuse } from '../../refusal.ts';
import { verificationRunning } from '../refusals.ts';
import { openReader, type Reader } from './snapshot.ts';

/** Any number, as long as every node of a desk takes the same one: one verification at a time. */
const verifyLock = 7_261_124;

/** May write scratch schemas and nothing else, so that a replay cannot touch a live row. */
const scratchRole = 'secondline_scratch';

/** A table made of facts, and the columns by which its rows are known; none where it has no primary key. */
export interface FactTable {
  readonly schema: string;
  readonly name: string;
  readonly key: readonly (readonly [column: string, type: string])[];
}

/** Empty copies of every table made of facts, in schemas of their own. */
export interface Scratch {
  readonly tables: readonly FactTable[];
  /** Which scratch schema stands for which live one. */
  readonly schemas: ReadonlyMap<string, string>;
  /** The role that a replay runs as; undefined where the database's owner may not make roles. */
  readonly role: string | undefined;
  /** Reads scratch rows as they are now. */
  readonly reader: Reader;
  /** Tells PostgreSQL how the tables have grown, so that it finds rows by their indexes. */
  analyze(): Promise<void>;
  /** Empties all tables, to begin anew. */
  empty(): Promise<void>;
  /** Drops the scratch schemas. */
  close(): Promise<void>;
}

/**
 * Makes empty, unlogged copies of all tables made of facts, and clears away what a killed verification has left. Refuses
 * `verification-running` while another one is at work on this database.
 */
export async function openScratch({ database, program, clock }: WorkPlace): Promise<Scratch> {
  const reader = await openReader(database);
  try {
    const [lock] = await reader.rows(`select pg_try_advisory_lock(${verifyLock})`);
    if (lock?.[0] !== 't') refuse(verificationRunning);
    await dropScratchSchemas(reader);

    const run = clock.now().epochMilliseconds.toString(16);
    const schemas = new Map(program.modules.flatMap(({ schema }) => (schema === undefined ? [] : [[schema, `verify_${run}_${schema}`]])));
    const tables = await tablesMadeOfFacts(reader, program);
    const role = await scratchRoleOf(reader);
    await reader.run([...schemas.values()].map((schema) => `create schema ${schema};`).join('\n'));
    for (const { schema, name } of tables)
      await reader.run(`create unlogged table ${schemas.get(schema)}."${name}" (like ${schema}."${name}" including all)`);
    await dropSearchIndexes(reader);
    if (role !== undefined) await grant(reader, role, schemas);
    const each = (statement: string) => tables.map(({ schema, name }) => `${statement} ${schemas.get(schema)}."${name}";`).join('\n');
    return {
      tables,
      schemas,
      role,
      reader,
      analyze: () => reader.run(each('analyze')),
      empty: () => reader.run(each('truncate')),
      close: async () => {
        // When the server has gone, the next verification clears away what is left.
        await dropScratchSchemas(reader).catch(() => undefined);
        await reader.close();
      },
    };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

async function dropScratchSchemas(reader: Reader): Promise<void> {
  const left = await reader.rows(`select nspname from pg_namespace where nspname ~ '^verify_[0-9a-f]+_'`);
  for (const [schema] of left) await reader.run(`drop schema "${schema}" cascade`);
}

/** Every table of the modules' schemas that is not declared to be made of something else, lowest module first. */
async function tablesMadeOfFacts(reader: Reader, { modules }: WorkPlace['program']): Promise<readonly FactTable[]> {
  const rows = await reader.rows(`
    select n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    left join lateral unnest(i.indkey::int2[]) with ordinality as k(attnum, place) on true
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
    where c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname, c.relname, k.place`);
  return modules.flatMap(({ schema, tablesNotMadeOfFacts = [] }) => {
    const own = rows.filter((row) => row[0] === schema && !tablesNotMadeOfFacts.includes(row[1] ?? ''));
    return [...Map.groupBy(own, (row) => row[1] ?? '')].map(([name, columns]) => ({
      schema: schema ?? '',
      name,
      key: columns.flatMap(([, , column, type]) => (column == null || type == null ? [] : [[column, type] as const])),
    }));
  });
}

/** Text search indexes cost more than the rows, and no apply looks anything up by them. */
async function dropSearchIndexes(reader: Reader): Promise<void> {
  const indexes = await reader.rows(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = c.relam
    where n.nspname ~ '^verify_[0-9a-f]+_' and m.amname <> 'btree' and not i.indisexclusion`);
  for (const [index] of indexes) await reader.run(`drop index ${index}`);
}

/** Makes the role, or finds it; undefined where the owner may do neither. */
async function scratchRoleOf(reader: Reader): Promise<string | undefined> {
  await reader.run(ensureRole(scratchRole));
  const [found] = await reader.rows(`select ${mayTakeOn(scratchRole)} from pg_roles where rolname = '${scratchRole}'`);
  return found?.[0] === 't' ? scratchRole : undefined;
}

/** Live schemas may be looked into for functions; of live tables the role gets nothing. */
async function grant(reader: Reader, role: string, schemas: ReadonlyMap<string, string>): Promise<void> {
  const live = [...schemas.keys()].map((schema) => `grant usage on schema ${schema} to ${role};`);
  const scratch = [...schemas.values()].map(
    (schema) =>
      `grant usage on schema ${schema} to ${role}; grant select, insert, update, delete on all tables in schema ${schema} to ${role};`,
  );
  await reader.run([...live, ...scratch].join('\n'));
}
