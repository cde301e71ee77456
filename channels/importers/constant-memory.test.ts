import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from '../../test/desk.ts';
import { importEventLog } from './import-events.ts';
import { parseMap } from './parse-map.ts';

/** Many times what is held at once, and no more than a test should take. */
const rows = 24_000;
const rowsPerTicket = 8;
/** Two batches of rows on their way, and what lies in the buffers of streams between: all that may ever be held. */
const mostHeld = 8_000;

const map = parseMap(
  JSON.stringify({
    source: 'endless',
    zone: 'UTC',
    columns: { ticket: 'id', order: 'nr', openedAt: 'opened', updatedAt: 'at', state: 'state', team: 'team' },
    title: '{id}',
    states: { open: 'in_progress', done: 'resolved' },
    tiers: { default: 2 },
  }),
);

test('a file of any size passes through few hands: no more rows are held than two batches, and tickets are read back in batches too', async () => {
  const desk = await openDesk();
  const { pool } = desk.place.database;
  const stagedNow = async (): Promise<number> => {
    const { rows: counts } = await pool.query<{ staged: number }>(
      'select count(*) as staged from importers.staged_row where client_id = $1',
      [desk.alder.id],
    );
    return counts[0]?.staged ?? 0;
  };
  let ahead = 0;
  // Tickets lie across the whole file, as they do where the log goes by time: they are put in order by the database alone.
  const tickets = rows / rowsPerTicket;
  const file = async function* () {
    yield Buffer.from('id,nr,opened,at,state,team\n');
    for (let row = 0; row < rows; row += 1) {
      if (row % 1_000 === 0) ahead = Math.max(ahead, row - (await stagedNow()));
      const turn = Math.floor(row / tickets);
      const state = turn === rowsPerTicket - 1 ? 'done' : 'open';
      yield Buffer.from(`T${row % tickets},${turn},2026-01-05 09:00:00,2026-01-05 1${turn}:00:00,${state},Team ${row % 7}\n`);
    }
  };
  const steps: number[] = [0];

  const report = await importEventLog(desk.place, {
    authority: desk.dana.authority,
    order: { clientId: desk.alder.id, timeZone: 'UTC', map },
    bytes: file(),
    dryRun: true,
    progress: ({ phase, rows: done }) => {
      if (phase === 'importing') steps.push(done);
    },
  });

  assert.deepEqual([report.rows, report.tickets, report.imported, report.bad], [rows, tickets, rows, 0]);
  assert.ok(ahead > 0 && ahead <= mostHeld, `${ahead} rows were read and not yet put away`);
  const largest = Math.max(...steps.slice(1).map((done, index) => done - (steps[index] ?? 0)));
  assert.ok(largest <= 2_000, `${largest} rows were read back at once`);
  assert.equal(await stagedNow(), 0);
});
