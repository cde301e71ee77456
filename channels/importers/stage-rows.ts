import { sql as raw } from 'kysely';
import { inWork, type WorkOptions, type WorkPlace } from '../../platform/in-work.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Cells } from './source-row.ts';

/** Rows written in one transaction. */
const rowsAtOnce = 2_000;

/** One import's rows in the staging table. */
export interface Staging {
  readonly clientId: string;
  readonly importId: string;
}

/** A row as it is staged: which ticket it speaks of and where in that ticket's history. A bad one is staged for its ticket to wait for. */
export interface StagedRow {
  readonly line: number;
  readonly ticket: string;
  readonly order: number;
  readonly cells: Cells;
  readonly reason: string | null;
}

/** Puts rows where they can be read in the order of tickets, so that a file of any size and order is imported in constant memory. */
export async function stageRows(place: WorkPlace, options: WorkOptions, staging: Staging, rows: AsyncIterable<StagedRow>): Promise<number> {
  let waiting: StagedRow[] = [];
  let staged = 0;
  const write = async () => {
    const batch = waiting;
    waiting = [];
    await inWork(place, options, (work) =>
      raw`insert into importers.staged_row (client_id, import_id, line, ticket, position, cells, reason)
        select ${staging.clientId}, ${staging.importId}, f.line, f.ticket, f."order", f.cells, f.reason
        from ${records(
          'f',
          { line: 'int', ticket: 'text', order: 'float8', cells: 'jsonb', reason: 'text' },
          batch.map((row) => ({ ...row })),
        )}`.execute(work.sql),
    );
    staged += batch.length;
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length >= rowsAtOnce) await write();
  }
  if (waiting.length > 0) await write();
  return staged;
}

/**
 * The next tickets after one, each with all its rows in order: about `rowsWanted` rows, more when a single ticket has more. Empty
 * when there are none left. Read along the index, so that the millionth row costs what the first did.
 */
export async function nextTickets(
  place: WorkPlace,
  options: WorkOptions,
  staging: Staging,
  { after, rowsWanted }: { readonly after: string; readonly rowsWanted: number },
): Promise<readonly StagedRow[]> {
  const rows = await inWork(place, { ...options, readOnly: true }, (work) =>
    work.sql
      .selectFrom('importers.staged_row')
      .select(['line', 'ticket', 'position as order', 'cells', 'reason'])
      .where('client_id', '=', staging.clientId)
      .where('import_id', '=', staging.importId)
      .where('ticket', '>', after)
      .orderBy('ticket')
      .orderBy('position')
      .orderBy('line')
      .limit(rowsWanted)
      .execute(),
  );
  // Staged by this importer as text by column name.
  const found = rows.map((row) => ({ ...row, cells: row.cells as Cells }));
  if (found.length < rowsWanted) return found;
  const last = found.at(-1)?.ticket;
  const whole = found.filter((row) => row.ticket !== last);
  return whole.length > 0 ? whole : nextTickets(place, options, staging, { after, rowsWanted: rowsWanted * 2 });
}

/** Takes the rows of an import that is done out of the staging table. */
export async function clearStaging(place: WorkPlace, options: WorkOptions, { clientId, importId }: Staging): Promise<void> {
  await inWork(place, options, (work) =>
    work.sql.deleteFrom('importers.staged_row').where('client_id', '=', clientId).where('import_id', '=', importId).execute(),
  );
}

/** Takes out what older imports of this client have left that were killed half-way. Ids go by time. */
export async function clearAbandoned(place: WorkPlace, options: WorkOptions, { clientId, importId }: Staging): Promise<void> {
  await inWork(place, options, (work) =>
    work.sql.deleteFrom('importers.staged_row').where('client_id', '=', clientId).where('import_id', '<', importId).execute(),
  );
}
