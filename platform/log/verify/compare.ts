import type { Wrong } from '../wrong.ts';
import { type VerifyProgress, wrongOf } from './report.ts';
import type { FactTable, Scratch } from './scratch.ts';
import { pages, type Reader, type TextRow } from './snapshot.ts';

/** What is shown of a value that is not as it should be. */
const longestValue = 200;

/** Compares every rebuilt table with the live one, row by row in the order of its key, and answers the first that differs. */
export async function compareTables(
  snapshot: Reader,
  scratch: Scratch,
  progress: (progress: VerifyProgress) => void,
): Promise<{ readonly rows: number; readonly wrong?: Wrong }> {
  let rows = 0;
  for (const [index, table] of scratch.tables.entries()) {
    const scratchName = `${scratch.schemas.get(table.schema)}."${table.name}"`;
    const compared = await compareTable(table, snapshot, { reader: scratch.reader, name: scratchName });
    rows += compared.rows;
    if (compared.wrong !== undefined) return { rows, wrong: compared.wrong };
    progress({ phase: 'compare', done: index + 1, of: scratch.tables.length });
  }
  return { rows };
}

interface Side {
  readonly reader: Reader;
  readonly name: string;
}

async function compareTable(table: FactTable, snapshot: Reader, rebuilt: Side): Promise<{ readonly rows: number; readonly wrong?: Wrong }> {
  const live: Side = { reader: snapshot, name: `${table.schema}."${table.name}"` };
  const [livePages, rebuiltPages] = [pagesOf(table, live), pagesOf(table, rebuilt)];
  let rows = 0;
  try {
    for (;;) {
      // Pages of both sides hold the same rows up to the first difference.
      const [livePage, rebuiltPage] = await Promise.all([nextOf(livePages), nextOf(rebuiltPages)]);
      const longer = Math.max(livePage.length, rebuiltPage.length);
      if (longer === 0) return { rows };
      for (let index = 0; index < longer; index += 1) {
        const [liveRow, rebuiltRow] = [livePage[index], rebuiltPage[index]];
        if (liveRow?.[0] !== rebuiltRow?.[0]) return { rows, wrong: await wrongRow(table, live, rebuilt, liveRow, rebuiltRow) };
        rows += 1;
      }
    }
  } finally {
    await Promise.all([livePages.return(), rebuiltPages.return()]);
  }
}

async function nextOf(rows: ReturnType<typeof pages>): Promise<readonly TextRow[]> {
  const { value } = await rows.next();
  return value ?? [];
}

/** Rows as PostgreSQL prints them whole, each with its key. */
function pagesOf({ key }: FactTable, { reader, name }: Side): ReturnType<typeof pages> {
  // A table without a primary key is ordered by all that its rows say.
  const ordered =
    key.length > 0 ? key.map(([column, type]) => [`t."${column}"`, type] as const) : ([['t::text collate "C"', 'text']] as const);
  return pages(reader, {
    select: `select t::text, ${ordered.map(([expression]) => expression).join(', ')} from ${name} as t`,
    key: ordered,
    keyOf: (row) => row.slice(1),
  });
}

/** Two rows stand side by side and differ: one changed, or the live one added, or missing. */
async function wrongRow(
  table: FactTable,
  live: Side,
  rebuilt: Side,
  liveRow: TextRow | undefined,
  rebuiltRow: TextRow | undefined,
): Promise<Wrong> {
  const name = `${table.schema}.${table.name}`;
  const asRebuilt = liveRow && (await rowByKey(table, rebuilt, liveRow));
  const asLive = rebuiltRow && (await rowByKey(table, live, rebuiltRow));
  if (liveRow !== undefined && asRebuilt === undefined) {
    const columns = (await rowByKey(table, live, liveRow)) ?? {};
    return wrongOf('row-added', `${name} has a row that no fact has made: ${keyText(table, liveRow)}`, whereOf(columns));
  }
  if (rebuiltRow !== undefined && asLive === undefined) {
    const columns = (await rowByKey(table, rebuilt, rebuiltRow)) ?? {};
    return wrongOf('row-missing', `${name} lacks the row ${keyText(table, rebuiltRow)}, which the facts make`, whereOf(columns));
  }
  const found = (liveRow && (await rowByKey(table, live, liveRow))) ?? {};
  const changed = Object.keys(found).filter((column) => JSON.stringify(found[column]) !== JSON.stringify(asRebuilt?.[column]));
  const [column = ''] = changed;
  const detail = `${name} ${keyText(table, liveRow ?? [])}: ${column} is ${shown(found[column])}; the facts make it ${shown(asRebuilt?.[column])}`;
  return wrongOf('row-changed', detail, whereOf(found));
}

async function rowByKey({ key }: FactTable, { reader, name }: Side, row: TextRow): Promise<Readonly<Record<string, unknown>> | undefined> {
  const condition =
    key.length > 0 ? key.map(([column, type], index) => `t."${column}" = $${index + 1}::${type}`).join(' and ') : 't::text = $1';
  const [found] = await reader.rows(`select to_jsonb(t) from ${name} as t where ${condition} limit 1`, row.slice(1));
  // to_jsonb of a row is an object.
  return found?.[0] == null ? undefined : (JSON.parse(found[0]) as Readonly<Record<string, unknown>>);
}

/** Most rows belong to a client and to the stream that their id, or their ticket's, names. */
function whereOf(columns: Readonly<Record<string, unknown>>): Partial<Wrong> {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { clientId: text(columns.client_id), stream: text(columns.id) ?? text(columns.ticket_id) };
}

function keyText({ key }: FactTable, row: TextRow): string {
  return `(${key.map(([column], index) => `${column} ${row[index + 1]}`).join(', ')})`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
