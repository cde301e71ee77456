import { hash } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { type Answer, Batch, type KnownFields, type Statement } from './batch.ts';
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
   * Lends one connection. Statements that do not wait for one another travel together (batch.ts) and are run in the order in which they
   * were begun: on a machine where the database is near, the ways to and fro are half of what a request costs. A statement of fixed text
   * that is said `later` is waited for by nobody, and travels with the first of whoever is lent the connection next.
   */
  onOneConnection<Result>(run: (sql: Sql, later: (text: string) => void) => Promise<Result>): Promise<Result>;
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
  const ways = waysInto(pool, namedStatements);
  const sql: Sql = new Kysely({ dialect: new PostgresDialect({ pool: ways.pool }) });
  return { sql, pool, onOneConnection: ways.onOneConnection, close: () => pool.end() };
}

/** Runs statements of fixed text in their order, all sent at once. On one connection, those behind one that fails are not run. */
export async function runTogether(sql: Sql, ...statements: readonly string[]): Promise<void> {
  await Promise.all(statements.map((text) => sql.executeQuery(CompiledQuery.raw(text))));
}

/** The pool as Kysely sees it, and single connections of it with a builder of their own. */
function waysInto(pool: pg.Pool, namedStatements: boolean) {
  const nameOf = namedStatements ? statementNames() : () => undefined;
  const known = new WeakMap<pg.PoolClient, Way>();
  const resting: Way[] = [];
  const wayTo = async (client: pg.PoolClient) => {
    let way = known.get(client);
    if (way === undefined) {
      const wrapped = new DeskClient(client, nameOf);
      // It is lent by `onOneConnection` and given back there.
      const lent = { query: wrapped.query.bind(wrapped), release: () => undefined };
      way = { client: wrapped, sql: new Kysely({ dialect: new PostgresDialect({ pool: asPool(async () => lent, pool) }) }) };
      // A builder makes itself ready with its first statement: one begun after it would overtake it.
      await way.sql.connection().execute(async () => undefined);
      known.set(client, way);
    }
    return way;
  };
  return {
    pool: asPool(async () => (await wayTo(await pool.connect())).client, pool),
    onOneConnection: async <Result>(run: (sql: Sql, later: (text: string) => void) => Promise<Result>): Promise<Result> => {
      const way = resting.pop() ?? (await wayTo(await pool.connect()));
      const { client, sql } = way;
      client.wake();
      try {
        return await run(sql, (text) => client.later(text));
      } finally {
        if (!client.holds || pool.waitingCount > 0) client.release();
        else {
          // It does not go back to the pool with its transaction open, for others use those as they like.
          resting.push(way);
          client.rest(restMilliseconds, () => {
            resting.splice(resting.indexOf(way), 1);
            client.release();
          });
        }
      }
    },
  };
}

/** A connection and the builder that uses it. */
interface Way {
  readonly client: DeskClient;
  readonly sql: Sql;
}

/** What was said to go later goes alone when nobody was lent its connection for so long: its transaction holds its locks until then. */
const restMilliseconds = 5;

/** Kysely's type also speaks of cursors, which nothing here uses. */
function asPool(connect: () => Promise<Pick<DeskClient, 'query' | 'release'>>, pool: pg.Pool): PostgresPool {
  return { connect, end: () => pool.end(), options: pool.options } as unknown as PostgresPool;
}

/** Names for statements, so that PostgreSQL parses and plans each once per connection. */
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

/** What pg has and its types leave out: how it turns values into what is sent. */
const { prepareValue } = (pg as typeof pg & { readonly utils: { prepareValue(value: unknown): unknown } }).utils;

const readerOf = (typeId: number) => types.getTypeParser(typeId, 'text') as (text: string) => unknown;

/** What Kysely sees of a connection. A class because one is kept for each connection, beside it. */
class DeskClient {
  readonly client: pg.PoolClient;
  readonly nameOf: (text: string) => string | undefined;
  readonly known: KnownFields = new Map();
  gathered: Statement[] = [];
  /** What is gathered waits for somebody to take it along. */
  holds = false;
  timer: NodeJS.Timeout | undefined;
  /** The server has said that it ends this connection, which the pool would notice later. */
  lost = false;

  constructor(client: pg.PoolClient, nameOf: (text: string) => string | undefined) {
    this.client = client;
    this.nameOf = nameOf;
  }

  /** Holds the statement until nothing more is begun at this moment, so that all that was goes out as one. */
  query(text: string, values: readonly unknown[] = []): Promise<Answer> {
    return new Promise((answered, failed) => {
      if (this.gathered.length === 0 || this.holds) process.nextTick(() => this.send());
      this.holds = false;
      this.gather({ text, values: values.map(prepareValue), answered, failed });
    });
  }

  later(text: string): void {
    this.holds = true;
    this.gather({ text, values: [], answered: () => undefined, failed: () => undefined });
  }

  gather(statement: Omit<Statement, 'name'>): void {
    const failed = (error: Error) => {
      this.lost ||= error instanceof pg.DatabaseError && error.severity === 'FATAL';
      statement.failed(error);
    };
    this.gathered.push({ ...statement, name: this.nameOf(statement.text), failed });
  }

  rest(milliseconds: number, then: () => void): void {
    this.timer = setTimeout(then, milliseconds);
  }

  wake(): void {
    clearTimeout(this.timer);
  }

  send(): void {
    const statements = this.gathered;
    this.gathered = [];
    this.client.query(new Batch(statements, this.known, readerOf));
  }

  release(error?: Error | boolean): void {
    if (this.holds) this.send();
    this.holds = false;
    this.client.release(error ?? this.lost);
  }
}
