import type pg from 'pg';
import type { PoolConfig } from 'pg';
import type { Config } from '../platform/config.ts';
import type { Log } from '../platform/telemetry.ts';

/** Where the desk's database is, and how to let go of it. */
export interface Connection {
  readonly connection: PoolConfig;
  /** The embedded server was running already: a desk or another command uses it. */
  readonly adopted: boolean;
  /** Lets go; the embedded server ends when nobody else uses it. */
  close(): Promise<void>;
}

/** The desk's database on its own embedded server. */
const databaseName = 'secondline';

/** Begins to use the PostgreSQL server that the settings name, or the embedded one: adopted where it runs, started where it does not. */
export async function connect(config: Config, log: Log): Promise<Connection> {
  if (config.databaseUrl !== undefined)
    return { connection: { connectionString: config.databaseUrl }, adopted: true, close: async () => undefined };
  const { startEmbedded } = await import('../platform/postgres/embedded.ts');
  const server = await startEmbedded({ dataFolder: config.dataFolder, log: (line) => log.info(line) });
  try {
    await ensureDatabase(server.connectionTo);
    return { connection: server.connectionTo(databaseName), adopted: server.adopted, close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Makes the database on a server's first start. Two processes may try at once; one of them finds it made. */
async function ensureDatabase(connectionTo: (database: string) => PoolConfig): Promise<void> {
  const { Client } = await import('pg');
  const there = await ask(Client, connectionTo(databaseName), 'select 1').then(
    () => true,
    (error: { readonly code?: string }) => {
      if (error.code !== noSuchDatabase) throw error;
      return false;
    },
  );
  if (there) return;
  await ask(Client, connectionTo('postgres'), `create database ${databaseName}`).catch((error: { readonly code?: string }) => {
    if (error.code !== databaseExists && error.code !== uniqueViolation) throw error;
  });
}

const noSuchDatabase = '3D000';
const databaseExists = '42P04';
const uniqueViolation = '23505';

async function ask(Client: typeof pg.Client, connection: PoolConfig, statement: string): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
