import { hash } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Sql } from './sql.ts';

const instantOid = 1184;
const dateOid = 1082;
const int8Oid = 20;
const numericOid = 1700;

/** Named statements are planned once per connection; past this many, texts run unnamed so that a server's memory stays bounded. */
const mostNamedStatements = 600;

/** Queries longer than this are stopped: no request of the desk may take it. Imports and verification set their own. */
const statementTimeoutMilliseconds = 30_000;
const idleInTransactionMilliseconds = 60_000;

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    const parse = format === 'binary' ? undefined : parsers.get(Number(oid));
    return parse ?? pg.types.getTypeParser(Number(oid), format === 'binary' ? 'binary' : 'text');
  },
};

const parsers = new Map<number, (text: string) => unknown>([
  [instantOid, (text) => Temporal.Instant.from(text)],
  [dateOid, (text) => Temporal.PlainDate.from(text)],
  [int8Oid, Number],
  [numericOid, Number],
]);

// Sent as text: pg would otherwise turn them into Dates and lose the microseconds.
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', { value: temporalText, configurable: true });
Object.defineProperty(Temporal.PlainDate.prototype, 'toPostgres', { value: temporalText, configurable: true });
function temporalText(this: Temporal.Instant | Temporal.PlainDate): string {
  return this.toString();
}

export interface PoolOptions {
  readonly connection: pg.PoolConfig;
  readonly most?: number;
  /** Off for old connection poolers that cannot keep named statements. */
  readonly namedStatements?: boolean;
}

/** A database opened: the query builder over a pool, and the pool itself for what needs a connection of its own. */
export interface Database {
  readonly sql: Sql;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens a pool on a PostgreSQL server, embedded or not. */
export function openDatabase({ connection, most = 10, namedStatements = true }: PoolOptions): Database {
  const pool = new pg.Pool({
    max: most,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeoutMilliseconds,
    idle_in_transaction_session_timeout: idleInTransactionMilliseconds,
    ...connection,
    types,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener Node would end the process.
  pool.on('error', () => undefined);
  // The pool does not listen to a connection that is lent out. One that breaks between two statements fails the next of them.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const sql: Sql = new Kysely({ dialect: new PostgresDialect({ pool: namedStatements ? namingPool(pool) : pool }) });
  return { sql, pool, close: () => pool.end() };
}

/** Runs several statements without parameters in one round trip. */
export async function runTogether(sql: Sql, statements: string): Promise<void> {
  await sql.executeQuery(CompiledQuery.raw(statements));
}

/** Gives every statement with parameters a name, so that PostgreSQL parses and plans it once per connection. */
function namingPool(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= mostNamedStatements) return undefined;
    const name = `s${hash('sha256', text, 'hex').slice(0, 24)}`;
    names.set(text, name);
    return name;
  };
  const wrapped = new WeakMap<pg.PoolClient, NamingClient>();
  const naming = {
    connect: async (): Promise<NamingClient> => {
      const client = await pool.connect();
      let known = wrapped.get(client);
      if (known === undefined) {
        known = new NamingClient(client, nameOf);
        wrapped.set(client, known);
      }
      return known;
    },
    end: () => pool.end(),
    options: pool.options,
  };
  // Kysely's type also speaks of cursors, which pass through `query` unchanged.
  return naming as unknown as PostgresPool;
}

/** What Kysely sees of a connection. A class because one is kept for each connection, beside it. */
class NamingClient {
  readonly client: pg.PoolClient;
  readonly nameOf: (text: string) => string | undefined;

  constructor(client: pg.PoolClient, nameOf: (text: string) => string | undefined) {
    this.client = client;
    this.nameOf = nameOf;
  }

  query(text: string | pg.Submittable, values: readonly unknown[] = []): Promise<pg.QueryResult> | pg.Submittable {
    if (typeof text !== 'string') return this.client.query(text);
    const name = values.length > 0 ? this.nameOf(text) : undefined;
    return name === undefined ? this.client.query(text, [...values]) : this.client.query({ name, text, values: [...values] });
  }

  release(error?: Error | boolean): void {
    this.client.release(error);
  }
}
