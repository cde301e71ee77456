import { hash } from 'node:crypto';
import type { Duplex } from 'node:stream';
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
  /**
   * Lends one connection. Statements that do not wait for one another travel together and are answered in the order in which they were
   * begun: on a machine where the database is near, the ways to and fro are half of what a request costs.
   */
  onOneConnection<Result>(run: (sql: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Opens a pool on a PostgreSQL server, embedded or not. */
export function openDatabase({ connection, most = 10, namedStatements = true }: PoolOptions): Database {
  const pool = new pg.Pool({
    max: most,
    // A pooler too old for named statements may be too old for statements sent ahead as well.
    pipeline: namedStatements,
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
  const ways = waysInto(pool, namedStatements);
  const sql: Sql = new Kysely({ dialect: new PostgresDialect({ pool: ways.pool }) });
  return { sql, pool, onOneConnection: ways.onOneConnection, close: () => pool.end() };
}

/** Runs several statements without parameters in one round trip. */
export async function runTogether(sql: Sql, statements: string): Promise<void> {
  await sql.executeQuery(CompiledQuery.raw(statements));
}

/** The pool as Kysely sees it, and single connections of it with a builder of their own. */
function waysInto(pool: pg.Pool, namedStatements: boolean) {
  const nameOf = namedStatements ? statementNames() : () => undefined;
  const known = new WeakMap<pg.PoolClient, { readonly client: DeskClient; readonly sql: Sql }>();
  const wayTo = (client: pg.PoolClient) => {
    let way = known.get(client);
    if (way === undefined) {
      const wrapped = new DeskClient(client, nameOf);
      // It is lent by `onOneConnection` and given back there.
      const lent = { query: wrapped.query.bind(wrapped), release: () => undefined };
      way = { client: wrapped, sql: new Kysely({ dialect: new PostgresDialect({ pool: asPool(async () => lent, pool) }) }) };
      known.set(client, way);
    }
    return way;
  };
  return {
    pool: asPool(async () => wayTo(await pool.connect()).client, pool),
    onOneConnection: async <Result>(run: (sql: Sql) => Promise<Result>): Promise<Result> => {
      const client = await pool.connect();
      try {
        return await run(wayTo(client).sql);
      } finally {
        client.release();
      }
    },
  };
}

/** Kysely's type also speaks of cursors, which nothing here uses: they cannot share a connection with statements sent ahead. */
function asPool(connect: () => Promise<Pick<DeskClient, 'query' | 'release'>>, pool: pg.Pool): PostgresPool {
  return { connect, end: () => pool.end(), options: pool.options } as unknown as PostgresPool;
}

/** Names for statements with parameters, so that PostgreSQL parses and plans each once per connection. */
function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= mostNamedStatements) return undefined;
    const name = `s${hash('sha256', text, 'hex').slice(0, 24)}`;
    names.set(text, name);
    return name;
  };
}

/** What pg has and its types leave out: the socket of a client. */
type WithSocket = pg.PoolClient & { readonly connection: { readonly stream: Duplex } };

/** What Kysely sees of a connection. A class because one is kept for each connection, beside it. */
class DeskClient {
  readonly client: pg.PoolClient;
  readonly nameOf: (text: string) => string | undefined;
  gathering = false;

  constructor(client: pg.PoolClient, nameOf: (text: string) => string | undefined) {
    this.client = client;
    this.nameOf = nameOf;
  }

  query(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    this.gather();
    const name = values.length > 0 ? this.nameOf(text) : undefined;
    return name === undefined ? this.client.query(text, [...values]) : this.client.query({ name, text, values: [...values] });
  }

  /** Holds what is sent until nothing more is begun at this moment, so that it goes out as one. */
  gather(): void {
    if (this.gathering) return;
    const { stream } = (this.client as WithSocket).connection;
    this.gathering = true;
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }

  release(error?: Error | boolean): void {
    this.client.release(error);
  }
}
