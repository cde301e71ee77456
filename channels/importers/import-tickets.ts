import { sql as raw } from 'kysely';
import type { Work } from '../../platform/work.ts';
import { type ImportOrder, knownNames } from './known-names.ts';
import { sourceId } from './names-of-source.ts';
import { rowsThatGoIn, type Sorted } from './rows-that-go-in.ts';
import type { SourceRow } from './source-row.ts';
import { factsOf, type ToldFact } from './ticket-history.ts';

/** Whole tickets, with all their rows. */
export interface TicketBatch {
  /** Rows that are understood, in the order of their tickets. */
  readonly rows: readonly SourceRow[];
  /** The line of a bad row by the ticket that it speaks of. */
  readonly badLines: ReadonlyMap<string, number>;
  readonly dryRun: boolean;
}

/** Imports whole tickets: records what their new rows tell, and answers what went in and what was left out. */
export async function importTickets(work: Work, order: ImportOrder, { rows, badLines, dryRun }: TicketBatch) {
  const { clientId, map } = order;
  const tickets = Map.groupBy(rows, (row) => row.ticket);
  const keys = new Map([...tickets.values()].flatMap((own) => keysOf(own).map((key, index) => [own[index], key])));
  const keyOf = (row: SourceRow): string => keys.get(row) ?? '';
  const known = await knownRows(work, order, rows.map(keyOf));
  const unfinished = [...tickets].filter(([, own]) => own.some((row) => !known.has(keyOf(row))));
  const before = await importedBefore(
    work,
    order,
    unfinished.map(([ticket]) => ticket),
  );
  const sorted = unfinished.map(([ticket, own]): Sorted & { ticket: string; opened: boolean } => {
    const importedRows = before.get(ticket) ?? 0;
    const knownOwn = new Set(own.filter((row) => known.has(keyOf(row))));
    const goIn = rowsThatGoIn({ rows: own, known: knownOwn, importedBefore: importedRows, badLine: badLines.get(ticket) });
    return { ticket, opened: importedRows > 0, ...goIn };
  });
  const left = sorted.flatMap((one) => one.left);
  const counted = { tickets: tickets.size, imported: rows.length - known.size - left.length, known: known.size, facts: 0, left };
  if (counted.imported === 0) return counted;

  const names = dryRun
    ? undefined
    : await knownNames(
        work,
        order,
        sorted.flatMap((one) => one.rows),
      );
  const numbers = dryRun ? [] : await newNumbers(work, sorted.filter(({ opened, rows: own }) => !opened && own.length > 0).length);
  const openings: Keyed[] = [];
  const changes: Keyed[] = [];
  for (const { ticket, opened, rows: own } of sorted) {
    if (own.length === 0) continue;
    const requester = own.find((row) => row.requester !== null)?.requester ?? null;
    const told = factsOf(own, {
      number: opened ? 0 : (numbers.pop() ?? 0),
      requester: names?.requester(requester) ?? { id: sourceId(clientId, map.source, 'requester', requester ?? ''), name: requester ?? '' },
      team:
        names?.team ??
        ((name) => ({ id: sourceId(clientId, map.source, 'team', name ?? ''), tier: map.tiers.default, intake: name === null })),
      agent: names?.agent ?? ((name) => (name === null ? null : sourceId(clientId, map.source, 'agent', name))),
      category: names?.category ?? (() => null),
    });
    for (const fact of told) {
      const key = keyOf(fact.row);
      if (known.has(key)) continue;
      // A ticket is opened once, whichever of its rows comes first.
      if (fact.kind.name === 'ticket-opened') openings.push({ ...fact, ticket, key, externalId: `${ticket}/ticket-opened` });
      else changes.push({ ...fact, ticket, key, externalId: `${key}/${fact.kind.name}` });
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

type Keyed = ToldFact & { readonly ticket: string; readonly key: string; readonly externalId: string };

function recordImported(work: Work, { clientId, map }: ImportOrder, fact: Keyed): void {
  work.record(fact.kind, { clientId, id: sourceId(clientId, map.source, 'ticket', fact.ticket) }, fact.payload, {
    occurredAt: fact.occurredAt,
    actor: `imported:${fact.row.updatedBy ?? 'unknown'}`,
    requestId: sourceId(clientId, map.source, 'update', fact.key),
    imported: { source: map.source, externalId: fact.externalId },
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

/** How many rows of each ticket were imported before, in this file or not; those with none are left out. */
async function importedBefore(
  work: Work,
  { clientId, map }: ImportOrder,
  tickets: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const byId = new Map(tickets.map((ticket) => [sourceId(clientId, map.source, 'ticket', ticket), ticket]));
  const { rows } = await raw<{ readonly stream: string; readonly imported: number }>`
    select stream, count(*) as imported from log.fact
    where client_id = ${clientId} and stream = any(${[...byId.keys()]}::uuid[]) and name = 'history-imported'
    group by stream`.execute(work.sql);
  return new Map(rows.map(({ stream, imported }) => [byId.get(stream) ?? '', imported]));
}

async function newNumbers(work: Work, count: number): Promise<number[]> {
  const { rows } = await raw<{ readonly number: number }>`
    select nextval('tickets.number') as number from generate_series(1, ${count}) order by 1 desc`.execute(work.sql);
  return rows.map((row) => row.number);
}
