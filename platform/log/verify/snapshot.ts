import pg from 'pg';
import type { Database } from '../../postgres/pool.ts';

/** One row as PostgreSQL prints it: texts and nulls, parsed by nobody. */
export type TextRow = readonly (string | null)[];

/** A connection of its own that reads rows as text. */
export interface Reader {
  rows(text: string, values?: readonly unknown[]): Promise<readonly TextRow[]>;
  /** Runs statements that answer nothing. */
  run(statements: string): Promise<void>;
  close(): Promise<void>;
}

/** Rows fetched at a time: memory stays constant however long the log is. */
const rowsPerPage = 1_000;

const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: unknown) => text };

/** How a connection of the desk's database is opened outside its pool: without the limits that requests have. */
export function longConnection({ pool }: Database): pg.ClientConfig {
  return {
    ...pool.options,
    // The pool hides it from whoever prints its options.
    password: pool.options.password,
    statement_timeout: 0,
    idle_in_transaction_session_timeout: 0,
    keepAlive: true,
  };
}

/** Opens a connection as the owner of the database, in which every value has one text whatever the server's settings are. */
export async function openReader(database: Database): Promise<Reader> {
  const client = new pg.Client(longConnection(database));
  // A broken connection fails the query that runs on it, or the next one.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`set search_path = pg_catalog; set timezone = 'UTC'; set datestyle = 'ISO'; set bytea_output = 'hex';
    set extra_float_digits = 1; set intervalstyle = 'postgres'; set jit = off; set work_mem = '32MB'`);
  return {
    rows: async (text, values = []) => {
      const result = await client.query<(string | null)[]>({ text, values: [...values], rowMode: 'array', types: asText });
      return result.rows;
    },
    run: async (statements) => {
      await client.query(statements);
    },
    close: () => client.end(),
  };
}

/** A picture of the whole database that stands still. */
export interface Snapshot extends Reader {
  /** Opens the same picture on another connection, to look at two things at once. */
  again(): Promise<Reader>;
}

/**
 * Opens a snapshot as the database stands now. It is read only, so that it has no transaction id and holds up no reader of the
 * log however long it is looked at.
 */
export async function openSnapshot(database: Database): Promise<Snapshot> {
  const reader = await openReader(database);
  await reader.run('begin isolation level repeatable read read only');
  return {
    ...reader,
    again: async () => {
      const [exported] = await reader.rows('select pg_export_snapshot()');
      const other = await openReader(database);
      await other.run(`begin isolation level repeatable read read only; set transaction snapshot '${exported?.[0]}'`);
      return other;
    },
  };
}

/** A long list, read page by page from where the last page ended. */
export interface Paged {
  /** Without `where`, `order by` and `limit`. */
  readonly select: string;
  readonly where?: string;
  /** What the list is ordered by: each expression with its type. Together they are unique and never null. */
  readonly key: readonly (readonly [expression: string, type: string])[];
  /** The key's values, from a row. */
  readonly keyOf: (row: TextRow) => readonly (string | null)[];
}

/** Reads a list page by page; the next page is on its way while the last one is worked on. */
export async function* pages(
  reader: Reader,
  { select, where = 'true', key, keyOf }: Paged,
): AsyncGenerator<readonly TextRow[], void, undefined> {
  const columns = key.map(([expression]) => expression).join(', ');
  const behind = key.map(([, type], index) => `$${index + 1}::${type}`).join(', ');
  const end = `order by ${columns} limit ${rowsPerPage}`;
  let coming = reader.rows(`${select} where ${where} ${end}`);
  try {
    for (;;) {
      const page = await coming;
      const last = page.at(-1);
      if (last === undefined) return;
      const isWhole = page.length === rowsPerPage;
      if (isWhole) coming = reader.rows(`${select} where (${columns}) > (${behind}) and ${where} ${end}`, keyOf(last));
      yield page;
      if (!isWhole) return;
    }
  } finally {
    // Whoever stops early leaves a page on its way; it must not fail with nobody there to hear it.
    await coming.catch(() => undefined);
  }
}
