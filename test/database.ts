import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import { modules } from '../cli/modules.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { idAt } from '../platform/id.ts';
import type { WorkPlace } from '../platform/in-work.ts';
import { installSecret } from '../platform/install-secret.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { type Database, openDatabase } from '../platform/postgres/pool.ts';
import { type Program, program } from '../platform/program.ts';
import { type ScratchServer, startScratchServer } from '../scripts/scratch-database.ts';

/** The migrated database that every test file's own is copied from; named after the program, so that a change makes a new one. */
const templateLock = 7_261_123;

/** The whole program, as `start` runs it. */
export const wholeProgram: Program = program(modules);

let server: Promise<ScratchServer> | undefined;
const opened: Database[] = [];
const made: string[] = [];

/** A migrated database of its own on a real PostgreSQL, gone when the test file is done. */
export async function freshDatabase(): Promise<Database & { readonly connection: ReturnType<ScratchServer['connectionTo']> }> {
  server ??= startScratchServer();
  const { connectionTo } = await server;
  const name = `test_${process.pid}_${idAt(systemClock.now()).replaceAll('-', '')}`;
  const maintenance = openDatabase({ connection: connectionTo('postgres'), most: 1 });
  try {
    await maintenance.pool.query(`create database ${name} template ${await template(maintenance, connectionTo)}`);
  } finally {
    await maintenance.close();
  }
  made.push(name);
  const database = openDatabase({ connection: connectionTo(name), most: 8 });
  opened.push(database);
  return { ...database, connection: connectionTo(name) };
}

/** Where work is run in a test: a fresh database, the whole program, the given clock. */
export async function freshPlace(clock: Clock): Promise<WorkPlace> {
  return { database: await freshDatabase(), clock, program: wholeProgram, secret: installSecret(randomBytes(32)) };
}

/** Migrates the template once per run; test files start side by side, so that all but the first wait. */
async function template(maintenance: Database, connectionTo: ScratchServer['connectionTo']): Promise<string> {
  const name = process.env.SECONDLINE_TEST_TEMPLATE ?? `template_${process.pid}`;
  const client = await maintenance.pool.connect();
  try {
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount === 0) {
      await client.query(`drop database if exists ${name}`);
      await client.query(`create database ${name}`);
      const database = openDatabase({ connection: connectionTo(name), most: 3 });
      await migrate(database, wholeProgram.modules, systemClock);
      await database.close();
      await client.query(`alter database ${name} is_template true`);
      if (process.env.SECONDLINE_TEST_TEMPLATE === undefined) made.push(name);
    }
    return name;
  } finally {
    await client.query('select pg_advisory_unlock_all()');
    client.release();
  }
}

after(async () => {
  for (const database of opened) await database.close().catch(() => undefined);
  if (server === undefined) return;
  const { connectionTo, stop } = await server;
  const maintenance = openDatabase({ connection: connectionTo('postgres'), most: 1 });
  await maintenance.pool.query('set statement_timeout = 0');
  for (const name of made) {
    await maintenance.pool.query(`alter database ${name} is_template false`);
    await maintenance.pool.query(`drop database if exists ${name} with (force)`);
  }
  await maintenance.close();
  await stop();
});
