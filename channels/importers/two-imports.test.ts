import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKpis } from '../../oversight/reporting/contract.ts';
import { type Desk, expectRefusal, openDesk } from '../../test/desk.ts';
import { importEventLog } from './import-events.ts';
import { parseMap } from './parse-map.ts';
import { importRunning } from './refusals.ts';

const map = parseMap(
  JSON.stringify({
    source: 'twice',
    zone: 'UTC',
    columns: { ticket: 'id', order: 'nr', openedAt: 'opened', updatedAt: 'at', state: 'state' },
    title: '{id}',
    states: { open: 'in_progress' },
  }),
);

/** A file of so many tickets with a row each; it waits before its last for what it is told to. */
async function* fileOf(name: string, rows: number, before: () => Promise<unknown> = async () => undefined) {
  yield Buffer.from('id,nr,opened,at,state\n');
  for (let row = 1; row <= rows; row += 1) {
    if (row === rows) await before();
    yield Buffer.from(`${name}${row},1,2026-01-05 09:00:00,2026-01-05 10:00:00,open\n`);
  }
}

const importing = (desk: Desk, clientId: string, bytes: AsyncIterable<Uint8Array>, dryRun = false) =>
  importEventLog(desk.place, { authority: desk.dana.authority, order: { clientId, timeZone: 'UTC', map }, bytes, dryRun });

test('a second import of the same client is refused while one runs, and the first loses no row', async () => {
  const desk = await openDesk();

  const first = await importing(
    desk,
    desk.alder.id,
    // More than are staged at once, so that most of them lie there when the other one comes.
    fileOf('A', 2_100, () => expectRefusal(importing(desk, desk.alder.id, fileOf('B', 50)), importRunning)),
    true,
  );
  const afterwards = await importing(desk, desk.alder.id, fileOf('B', 50));

  assert.deepEqual([first.rows, first.tickets, first.imported, first.bad], [2_100, 2_100, 2_100, 0]);
  assert.deepEqual([afterwards.tickets, afterwards.imported], [50, 50]);
  assert.equal((await desk.does(desk.dana, readKpis, { clientId: desk.alder.id })).tickets, 50);
});

test('another client’s import runs beside it', async () => {
  const desk = await openDesk();

  const [one, other] = await Promise.all([
    importing(desk, desk.alder.id, fileOf('A', 60)),
    importing(desk, desk.harbor.id, fileOf('B', 70)),
  ]);

  assert.deepEqual([one.imported, other.imported], [60, 70]);
});

test('what a killed import has left in staging is cleared away by the next one', async () => {
  const desk = await openDesk();
  const { pool } = desk.place.database;
  await pool.query(
    `insert into importers.staged_row (client_id, import_id, line, ticket, position, cells)
      values ($1, '00000000-0000-7000-8000-000000000001', 2, 'K1', 1, '{}')`,
    [desk.alder.id],
  );

  const report = await importing(desk, desk.alder.id, fileOf('A', 3));

  const { rows } = await pool.query('select 1 from importers.staged_row where client_id = $1', [desk.alder.id]);
  assert.deepEqual([report.imported, rows.length], [3, 0]);
});
