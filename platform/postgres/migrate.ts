import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Module } from '../module.ts';
import type { Database } from './pool.ts';
import { ensureRole } from './role.ts';

/** Any number, as long as every node of a desk takes the same one. */
const migrationLock = 7_261_122;

interface Migration {
  readonly module: string;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/**
 * Brings the database to this program's schema: plain SQL files of every module in the order of their names, each in its own
 * transaction, once, under a lock that lets only one node do it. A file changed after it was applied is refused.
 */
export async function migrate(
  database: Database,
  modules: readonly Module[],
  clock: Clock,
): Promise<{ readonly applied: readonly string[] }> {
  const client = await database.pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const migrations = await migrationsOf(modules);
    await prepare(client, modules);
    const done = await appliedBefore(client);
    const applied: string[] = [];
    for (const migration of migrations) {
      const before = done.get(migration.name);
      if (before === undefined) {
        await apply(client, migration, clock);
        applied.push(migration.name);
      } else if (before !== migration.checksum) {
        throw new Error(`The migration ${migration.name} was changed after it was applied. Undo the change and write a new migration.`);
      }
    }
    refuseNewerSchema(done, migrations);
    if (applied.length > 0) await grant(client, modules);
    for (const module of modules) await module.prepare?.(database);
    return { applied };
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    client.release();
  }
}

async function migrationsOf(modules: readonly Module[]): Promise<readonly Migration[]> {
  const perModule = await Promise.all(
    modules.map(async (module) => {
      const folder = join(module.folder, 'migrations');
      const names = await readdir(folder).catch(() => []);
      return Promise.all(names.filter((name) => name.endsWith('.sql')).map(async (name) => read(module.name, name, join(folder, name))));
    }),
  );
  // Modules come lowest first and sorting is stable, so that of two files of one minute the lower floor's runs first.
  return perModule
    .flat()
    .sort((one, other) => (one.name.slice(0, 13) < other.name.slice(0, 13) ? -1 : one.name.slice(0, 13) > other.name.slice(0, 13) ? 1 : 0));
}

async function read(module: string, name: string, path: string): Promise<Migration> {
  const text = await readFile(path, 'utf8');
  return { module, name, text, checksum: hash('sha256', text, 'hex') };
}

async function prepare(client: pg.PoolClient, modules: readonly Module[]): Promise<void> {
  await client.query(`
    ${ensureRole('secondline_app')}
    create schema if not exists platform;
    create table if not exists platform.migration (
      module text not null, name text primary key, checksum text not null, applied_at timestamptz not null);`);
  for (const { schema } of modules) if (schema !== undefined) await client.query(`create schema if not exists ${schema}`);
}

async function appliedBefore(client: pg.PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from platform.migration');
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

async function apply(client: pg.PoolClient, migration: Migration, clock: Clock): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.text);
    await client.query('insert into platform.migration (module, name, checksum, applied_at) values ($1, $2, $3, $4)', [
      migration.module,
      migration.name,
      migration.checksum,
      clock.now().toString(),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`The migration ${migration.name} of ${migration.module} failed; nothing of it was applied`, { cause: error });
  }
}

/** An older program on a newer database would write rows that the newer one does not understand. */
function refuseNewerSchema(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...done.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `This database was upgraded by a newer Secondline (${unknown.join(', ')}). Start that version, or restore a backup made before the upgrade.`,
    );
  }
}

/** What the request role may do: everything inside the wall, except changing the log. */
async function grant(client: pg.PoolClient, modules: readonly Module[]): Promise<void> {
  const schemas = ['platform', ...modules.flatMap(({ schema }) => schema ?? [])];
  for (const schema of new Set(schemas)) {
    await client.query(`grant usage on schema ${schema} to secondline_app;
      grant select, insert, update, delete on all tables in schema ${schema} to secondline_app;
      grant usage on all sequences in schema ${schema} to secondline_app;
      grant execute on all functions in schema ${schema} to secondline_app;`);
  }
  await client.query(
    'revoke update, delete on log.fact, log.seal, log.epoch from secondline_app; revoke insert, delete on log.settings from secondline_app; revoke insert, update, delete on platform.migration from secondline_app',
  );
}
