import { csvRow } from '../../platform/csv-row.ts';
import type { Work } from '../../platform/work.ts';
import { shownTicket } from './list-month-tickets.ts';
import { monthTickets } from './month-tickets.ts';
import { clientMonth } from './read-month-statement.ts';

const columns = ['client', 'month', 'zone', 'ticket', 'title', 'priority', 'opened_at', 'resolved_at', 'tier', 'kind', 'seconds'];

/**
 * A client's month as CSV: a row for each ticket, tier and kind, so that any spreadsheet adds it up again; the seconds of all rows are
 * the statement's total. Made batch by batch, however long the month is.
 */
export async function* monthCsv(
  work: Work,
  { clientId, month }: { readonly clientId: string; readonly month: string },
  progress: (tickets: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const { name, zone, span } = await clientMonth(work, { clientId, month });
  let done = 0;
  let text = csvRow(columns);
  for await (const batch of monthTickets(work, { clientId, span })) {
    for (const ticket of batch) {
      const { tiers, reference, title, priority, openedAt, resolvedAt } = shownTicket(ticket);
      for (const { tier, kinds } of tiers)
        for (const { kind, seconds } of kinds)
          text += csvRow([name, month, zone, reference, title, priority, openedAt, resolvedAt, tier, kind, seconds]);
    }
    yield Buffer.from(text);
    text = '';
    done += batch.length;
    progress(done);
  }
}
