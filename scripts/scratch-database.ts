import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { modules } from '../cli/modules.ts';
import { systemClock } from '../platform/clock.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { type Database, openDatabase } from '../platform/postgres/pool.ts';
import { program } from '../platform/program.ts';

/** A PostgreSQL server for scripts, tests and benchmarks. */
export interface ScratchServer {
  connectionTo(database: string): pg.PoolConfig;
  stop(): Promise<void>;
}

/**
 * Starts an embedded server in a folder of its own, or uses the one that SECONDLINE_TEST_DATABASE_URL names (any role that may
 * create databases and roles), so that everything can be tried on PostgreSQL 15 as well. `own` is for what needs a server on which
 * no desk has been before.
 */
export async function startScratchServer({ own = false } = {}): Promise<ScratchServer> {
  const url = process.env.SECONDLINE_TEST_DATABASE_URL;
  if (url !== undefined && url !== '' && !own)
    return { connectionTo: (database) => ({ connectionString: withDatabase(url, database) }), stop: async () => undefined };
  const { startEmbedded } = await import('../platform/postgres/embedded.ts');
  const folder = await mkdtemp(join(tmpdir(), 'secondline-scratch-'));
  const server = await startEmbedded({ dataFolder: folder });
  return {
    connectionTo: (database) => server.connectionTo(database),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A freshly migrated database of its own for a script, gone when the script is done. */
export async function withScratchDatabase(run: (scratch: { readonly database: Database }) => Promise<void>): Promise<void> {
  const server = await startScratchServer();
  const name = `scratch_${process.pid}`;
  const maintenance = openDatabase({ connection: server.connectionTo('postgres'), most: 1 });
  await maintenance.pool.query(`create database ${name}`);
  const database = openDatabase({ connection: server.connectionTo(name) });
  try {
    await migrate(database, program(modules).modules, systemClock);
    await run({ database });
  } finally {
    await database.close();
    await maintenance.pool.query(`drop database ${name}`);
    await maintenance.close();
    await server.stop();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
