import { sql as raw } from 'kysely';
import type { Authority } from '../../platform/authority.ts';
import { inWork, type WorkOptions, type WorkPlace } from '../../platform/in-work.ts';
import { refreshStatistics } from '../../platform/postgres/refresh-statistics.ts';
import { isSound } from '../../platform/sound-text.ts';
import type { Work } from '../../platform/work.ts';
import type { ImportReport } from './contract.ts';
import { type ImportOrder, knownNames } from './known-names.ts';
import { sourceId } from './names-of-source.ts';
import { oneImport } from './one-import.ts';
import { readRows } from './read-rows.ts';
import { dateReader } from './source-date.ts';
import { type Cells, type SourceRow, understand } from './source-row.ts';
import { clearAbandoned, clearStaging, nextTickets, type StagedRow, type Staging, stageRows } from './stage-rows.ts';
import { factsOf, type ToldFact } from './ticket-history.ts';

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
 * that stands. Bad rows are reported with line and reason; the others go in. One import of a client runs at a time (`import-running`).
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
    for await (const { line, cells } of readRows(bytes, order.map)) {
      report.rows += 1;
      if (report.rows % 10_000 === 0) progress?.({ phase: 'reading', rows: report.rows });
      const mapped = onlyMapped(cells, order);
      const broken = Object.keys(mapped).find((column) => !isSound(mapped[column]));
      const row = understand(mapped, line, order.map, dates);
      if (broken !== undefined) bad(line, `${broken} holds a NUL character`);
      else if ('reason' in row) bad(line, row.reason);
      else yield { line, ticket: row.ticket, order: row.order, cells: mapped };
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
        .map(({ cells, line }) => understand(cells, line, order.map, dates))
        .filter((row): row is SourceRow => !('reason' in row));
      // A refused batch is written whole or not at all, and counted only when it was.
      const batch = await inWork(place, options, (work) => importTickets(work, order, read, dryRun));
      report.tickets += batch.tickets;
      report.imported += batch.imported;
      report.known += batch.known;
      report.facts += batch.facts;
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
  return Object.fromEntries([...names].flatMap((name) => (name === undefined || cells[name] === undefined ? [] : [[name, cells[name]]])));
}

async function importTickets(work: Work, order: ImportOrder, rows: readonly SourceRow[], dryRun: boolean) {
  const { clientId, map } = order;
  const tickets = Map.groupBy(rows, (row) => row.ticket);
  const known = await knownRows(work, order, [...tickets.values()].flatMap(keysOf));
  const fresh = rows.length - known.size;
  const counted = { tickets: tickets.size, imported: fresh, known: known.size, facts: 0 };
  if (fresh === 0) return counted;

  const names = dryRun ? undefined : await knownNames(work, order, rows);
  const numbers = dryRun ? [] : await newNumbers(work, tickets.size);
  const openings: Keyed[] = [];
  const changes: Keyed[] = [];
  for (const [ticket, own] of tickets) {
    const requester = own.find((row) => row.requester !== null)?.requester ?? null;
    const told = factsOf(own, {
      number: numbers.pop() ?? 0,
      requester: names?.requester(requester) ?? { id: sourceId(clientId, map.source, 'requester', requester ?? ''), name: requester ?? '' },
      team:
        names?.team ??
        ((name) => ({ id: sourceId(clientId, map.source, 'team', name ?? ''), tier: map.tiers.default, intake: name === null })),
      agent: names?.agent ?? ((name) => (name === null ? null : sourceId(clientId, map.source, 'agent', name))),
      category: names?.category ?? (() => null),
    });
    const ownKeys = keysOf(own);
    const keys = new Map(own.map((row, index) => [row, ownKeys[index] ?? '']));
    for (const fact of told) {
      const key = keys.get(fact.row) ?? '';
      if (!known.has(key)) (fact.kind.name === 'ticket-opened' ? openings : changes).push({ ...fact, ticket, key });
    }
  }
  counted.facts = openings.length + changes.length;
  if (dryRun) return counted;
  // Openings first: what listens to the changes reads the clocks that the openings started.
  for (const batch of [openings, changes]) {
    for (const fact of batch) recordImported(work, order, fact);
    await work.flush();
  }
  return counted;
}

type Keyed = ToldFact & { readonly ticket: string; readonly key: string };

function recordImported(work: Work, { clientId, map }: ImportOrder, { kind, payload, occurredAt, row, ticket, key }: Keyed): void {
  work.record(kind, { clientId, id: sourceId(clientId, map.source, 'ticket', ticket) }, payload, {
    occurredAt,
    actor: `imported:${row.updatedBy ?? 'unknown'}`,
    requestId: sourceId(clientId, map.source, 'update', key),
    imported: { source: map.source, externalId: `${key}/${kind.name}` },
  });
}

/** Names the rows of one ticket: its order number, and which it is of those that share one. */
function keysOf(rows: readonly SourceRow[]): readonly string[] {
  const seen = new Map<number, number>();
  return rows.map(({ ticket, order }) => {
    const nth = (seen.get(order) ?? 0) + 1;
    seen.set(order, nth);
    return nth === 1 ? `${ticket}/${order}` : `${ticket}/${order}~${nth}`;
  });
}

/** The rows that an earlier run has imported: each left exactly one `history-imported`. */
async function knownRows(work: Work, { clientId, map }: ImportOrder, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const suffix = '/history-imported';
  const { rows } = await raw<{ readonly key: string }>`
    select left(external_id, -length(${suffix}::text)) as key from log.fact
    where client_id = ${clientId} and source = ${map.source} and external_id = any(${keys.map((key) => `${key}${suffix}`)}::text[])`.execute(
    work.sql,
  );
  return new Set(rows.map((row) => row.key));
}

async function newNumbers(work: Work, count: number): Promise<number[]> {
  const { rows } = await raw<{ readonly number: number }>`
    select nextval('tickets.number') as number from generate_series(1, ${count}) order by 1 desc`.execute(work.sql);
  return rows.map((row) => row.number);
}
