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

/** A row as it is staged: which ticket it speaks of and where in that ticket's history. */
export interface StagedRow {
  readonly line: number;
  readonly ticket: string;
  readonly order: number;
  readonly cells: Cells;
}

/** Puts rows where they can be read in the order of tickets, so that a file of any size and order is imported in constant memory. */
export async function stageRows(place: WorkPlace, options: WorkOptions, staging: Staging, rows: AsyncIterable<StagedRow>): Promise<number> {
  let waiting: StagedRow[] = [];
  let staged = 0;
  const write = async () => {
    const batch = waiting;
    waiting = [];
    await inWork(place, options, (work) =>
      raw`insert into importers.staged_row (client_id, import_id, line, ticket, position, cells)
        select ${staging.clientId}, ${staging.importId}, f.line, f.ticket, f."order", f.cells
        from ${records(
          'f',
          { line: 'int', ticket: 'text', order: 'float8', cells: 'jsonb' },
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

/** The next tickets after one, with all their rows in order; empty when there are none left. */
export async function nextTickets(
  place: WorkPlace,
  options: WorkOptions,
  staging: Staging,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<readonly StagedRow[]> {
  return inWork(place, { ...options, readOnly: true }, async (work) => {
    const { rows } = await raw<StagedRow>`
      with chosen as (
        select distinct ticket from importers.staged_row
        where client_id = ${staging.clientId} and import_id = ${staging.importId} and ticket > ${after} order by ticket limit ${most}
      )
      select r.line, r.ticket, r.position as "order", r.cells
      from chosen join importers.staged_row r on r.client_id = ${staging.clientId} and r.import_id = ${staging.importId} and r.ticket = chosen.ticket
      order by r.ticket, r.position, r.line`.execute(work.sql);
    return rows;
  });
}

/** Empties the staging table of an import that is done, and of those that were killed half-way for this client. */
export async function clearStaging(place: WorkPlace, options: WorkOptions, clientId: string): Promise<void> {
  await inWork(place, options, (work) => work.sql.deleteFrom('importers.staged_row').where('client_id', '=', clientId).execute());
}
