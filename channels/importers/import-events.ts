import type { Authority } from '../../platform/authority.ts';
import { inWork, type WorkOptions, type WorkPlace } from '../../platform/in-work.ts';
import { refreshStatistics } from '../../platform/postgres/refresh-statistics.ts';
import { isSound } from '../../platform/sound-text.ts';
import type { ImportReport } from './contract.ts';
import { importTickets } from './import-tickets.ts';
import type { ImportOrder } from './known-names.ts';
import { oneImport } from './one-import.ts';
import { own } from './own.ts';
import { readRows } from './read-rows.ts';
import { dateReader } from './source-date.ts';
import { type Cells, type SourceRow, understand } from './source-row.ts';
import { clearAbandoned, clearStaging, nextTickets, type StagedRow, type Staging, stageRows } from './stage-rows.ts';

/** Rows whose facts are written in one transaction: few, since an open writing transaction delays every reader of the log. */
const rowsAtOnce = 2_000;

/** What an import fills: PostgreSQL is to plan for full tables, not for the empty ones it began with. */
const grownSchemas = ['log', 'people', 'tickets', 'clocks', 'workbench', 'importers'];

/** Bad rows that are named in the report; the rest are counted. */
const mostBadRowsNamed = 1_000;

export interface ImportOptions {
  readonly authority: Authority;
  readonly order: ImportOrder;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly dryRun: boolean;
  /** Told now and then how far it has come: rows staged, then rows done. */
  readonly progress?: (step: { readonly phase: 'reading' | 'importing'; readonly rows: number; readonly of?: number }) => void;
}

/**
 * Imports a CSV event log as history: facts with their own instants and `origin: imported`, through the same apply as live work.
 * What was imported before is known by its external id and left alone, so that a second run, or one after a kill, changes nothing
 * that stands. Bad rows are reported with line and reason and their tickets wait for them; the others go in. One import of a client
 * runs at a time (`import-running`).
 */
export async function importEventLog(place: WorkPlace, options: ImportOptions): Promise<ImportReport> {
  return oneImport(place.database, options.order.clientId, () => importAlone(place, options));
}

async function importAlone(place: WorkPlace, { authority, order, bytes, dryRun, progress }: ImportOptions): Promise<ImportReport> {
  const options: WorkOptions = { authority, reach: [order.clientId], statementTimeoutMilliseconds: 0 };
  const report = {
    rows: 0,
    tickets: 0,
    imported: 0,
    known: 0,
    facts: 0,
    bad: 0,
    badRows: [] as { line: number; reason: string }[],
    dryRun,
  };
  const dates = dateReader(order.map.dateFormat, order.map.zone);
  const bad = (line: number, reason: string): void => {
    report.bad += 1;
    if (report.badRows.length < mostBadRowsNamed) report.badRows.push({ line, reason });
  };

  const staging: Staging = { clientId: order.clientId, importId: await inWork(place, options, async (work) => work.newId()) };
  await clearAbandoned(place, options, staging);
  const understood = async function* (): AsyncGenerator<StagedRow> {
    for await (const found of readRows(bytes, order.map)) {
      report.rows += 1;
      if (report.rows % 10_000 === 0) progress?.({ phase: 'reading', rows: report.rows });
      const { line } = found;
      if ('reason' in found) {
        bad(line, found.reason);
        for (const ticket of found.tickets.filter(isSound)) yield { line, ticket, order: 0, cells: {}, reason: found.reason };
        continue;
      }
      const cells = onlyMapped(found.cells, order);
      const row = understand(cells, line, order.map, dates);
      const broken = Object.keys(cells).find((column) => !isSound(cells[column]));
      const reason = broken !== undefined ? `${broken} holds a NUL character` : 'reason' in row ? row.reason : undefined;
      if (reason === undefined && 'order' in row) yield { line, ticket: row.ticket, order: row.order, cells, reason: null };
      else {
        bad(line, reason ?? '');
        if (row.ticket !== undefined && isSound(row.ticket)) yield { line, ticket: row.ticket, order: 0, cells: {}, reason: reason ?? '' };
      }
    }
  };
  try {
    const staged = await stageRows(place, options, staging, understood());
    let after = '';
    let looksAgainAt = rowsAtOnce;
    let done = 0;
    for (;;) {
      const rows = await nextTickets(place, options, staging, { after, rowsWanted: rowsAtOnce });
      const last = rows.at(-1);
      if (last === undefined) break;
      const read = rows
        .filter(({ reason }) => reason === null)
        .map(({ cells, line }) => understand(cells, line, order.map, dates))
        .filter((row): row is SourceRow => 'order' in row);
      // Of several the first is named.
      const badLines = new Map(
        rows
          .filter(({ reason }) => reason !== null)
          .map(({ ticket, line }): [string, number] => [ticket, line])
          .reverse(),
      );
      // A refused batch is written whole or not at all, and counted only when it was.
      const batch = await inWork(place, options, (work) => importTickets(work, order, { rows: read, badLines, dryRun }));
      report.tickets += batch.tickets;
      report.imported += batch.imported;
      report.known += batch.known;
      report.facts += batch.facts;
      for (const { line, reason } of batch.left) bad(line, reason);
      done += rows.length;
      if (done >= looksAgainAt && !dryRun) {
        await refreshStatistics(place.database, grownSchemas);
        looksAgainAt = done * 4;
      }
      after = last.ticket;
      progress?.({ phase: 'importing', rows: done, of: staged });
    }
    if (done !== staged) throw new Error(`Of ${staged} staged rows ${done} were found again; import the file once more`);
  } finally {
    await clearStaging(place, options, staging);
  }
  report.badRows.sort((one, other) => one.line - other.line);
  return report;
}

/** Keeps of a row only the cells that the map speaks of. */
function onlyMapped(cells: Cells, { map }: ImportOrder): Cells {
  const inTitle = [...map.title.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  const names = new Set([...Object.values(map.columns), ...map.keep, ...inTitle]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const cell = name === undefined ? undefined : own(cells, name);
      return name === undefined || cell === undefined ? [] : [[name, cell]];
    }),
  );
}
