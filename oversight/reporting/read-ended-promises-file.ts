import { csvRow } from '../../platform/csv-row.ts';
import type { Handler } from '../../platform/module.ts';
import type { Work } from '../../platform/work.ts';
import { type EndedAsked, endedPromises } from './ended-promises.ts';
import type { readEndedPromisesFile as operation } from './keeping-contract.ts';

const columns = ['client', 'ticket', 'title', 'tier', 'promised', 'due_at', 'ended_at', 'state', 'why'];

/** Rows read at a time: the file is made as it is sent. */
const rowsAtOnce = 500;

/** Sends the promises behind the kept rate as CSV, a row for each. */
export const readEndedPromisesFile: Handler<typeof operation> = async (work, asked, exchange) => {
  await exchange.sendBytes({
    chunks: csvOf(work, asked),
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="promises ${asked.from.slice(0, 10)} to ${asked.until.slice(0, 10)}.csv"`,
    },
  });
  return null;
};

async function* csvOf(work: Work, asked: EndedAsked): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvRow(columns));
  let after: readonly [string, string] | undefined;
  for (;;) {
    const rows = await endedPromises(work, asked, { most: rowsAtOnce, after });
    if (rows.length > 0)
      yield Buffer.from(
        rows
          .map(({ clientName, reference, title, tier, what, dueAt, endedAt, state, why }) =>
            csvRow([clientName, reference, title, tier, what, dueAt, endedAt, state, why]),
          )
          .join(''),
      );
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    after = [last.endedAt, last.promiseId];
  }
}
