import type { SourceRow } from './source-row.ts';

/** What is known of a ticket before its rows are imported. */
export interface TicketSoFar {
  /** Its rows in this file that can be understood, in their order. */
  readonly rows: readonly SourceRow[];
  /** Those of them that were imported before. */
  readonly known: ReadonlySet<SourceRow>;
  /** How many of its rows were imported before, be they in this file or not. */
  readonly importedBefore: number;
  /** The line of a bad row that speaks of it. */
  readonly badLine?: number | undefined;
}

/** The rows whose facts are told, and those that are left out with the reason. */
export interface Sorted {
  readonly rows: readonly SourceRow[];
  readonly left: readonly { readonly line: number; readonly reason: string }[];
}

/**
 * Which rows of a ticket go in. Facts only ever follow one another: what is new must come after all that was imported, and a ticket
 * with a bad row waits whole, so that the mended file tells its history in order.
 */
export function rowsThatGoIn({ rows, known, importedBefore, badLine }: TicketSoFar): Sorted {
  const fresh = rows.filter((row) => !known.has(row));
  const none = (reason: string): Sorted => ({ rows: [], left: fresh.map(({ line }) => ({ line, reason })) });
  if (fresh.length === 0) return { rows: [], left: [] };
  if (badLine !== undefined) return none(`waits for line ${badLine} to be mended, which speaks of the same ticket`);
  if (known.size < importedBefore) return none('rows that were imported of this ticket before are not in the file');
  const last = rows.findLastIndex((row) => known.has(row));
  const early = new Set(rows.slice(0, last + 1).filter((row) => !known.has(row)));
  return {
    rows: early.size === fresh.length ? [] : rows.filter((row) => !early.has(row)),
    left: [...early].map(({ line }) => ({ line, reason: 'comes before what was imported of this ticket' })),
  };
}
