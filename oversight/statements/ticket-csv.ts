import { clockStatementOf } from '../../desk/clocks/index.ts';
import { csvRow } from '../../platform/csv-row.ts';
import type { Work } from '../../platform/work.ts';

const columns = ['ticket', 'from', 'to', 'tier', 'team', 'assignee', 'state', 'kind', 'seconds'];

/** A ticket's segments as CSV, all of them: the seconds of all rows are the statement's total. Instants are UTC. */
export async function ticketCsv(work: Work, ticketId: string): Promise<Uint8Array> {
  const { reference, segments } = await clockStatementOf(work, ticketId, Number.POSITIVE_INFINITY);
  const rows = segments.map(({ from, to, tier, teamName, assigneeName, state, kind, seconds }) =>
    csvRow([reference, from, to, tier, teamName, assigneeName, state, kind, seconds]),
  );
  return Buffer.from(csvRow(columns) + rows.join(''));
}
