import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTimeline } from '../../desk/tickets/contract.ts';
import { type Desk, expectRefusal, openDesk } from '../../test/desk.ts';
import { importEventLog } from './import-events.ts';
import { parseMap } from './parse-map.ts';
import { fileUnreadable } from './refusals.ts';

const map = parseMap(
  JSON.stringify({
    source: 'bad-rows',
    delimiter: ';',
    zone: 'UTC',
    columns: { ticket: 'id', order: 'nr', openedAt: 'opened', updatedAt: 'at', state: 'state', team: 'team', impact: 'impact' },
    title: '{what}',
    states: { Neu: 'new', Offen: 'in_progress', Zu: 'closed' },
    grades: { hoch: 1 },
    tiers: { default: 2, exceptions: { Hotline: 1 } },
  }),
);
const head = 'id;nr;opened;at;state;team;impact;what';
/** A row of the story: ticket T1 unless said, an hour after the one before. */
const row = (nr: number | string, state: string, { ticket = 'T1', team = 'Netz', impact = 'hoch', what = 'Maus' } = {}) =>
  `${ticket};${nr};2026-01-05 08:00:00;2026-01-05 1${nr}:00:00;${state};${team};${impact};${what}`;

async function importing(desk: Desk, lines: readonly string[], lineBreak = '\n') {
  const bytes = async function* () {
    yield Buffer.from(`${[head, ...lines].join(lineBreak)}${lineBreak}`);
  };
  const order = { clientId: desk.alder.id, timeZone: 'UTC', map };
  return importEventLog(desk.place, { authority: desk.dana.authority, order, bytes: bytes(), dryRun: false });
}

async function ticketsOf(desk: Desk) {
  const { rows } = await desk.place.database.pool.query<{ id: string; reference: string; state: string; title: string }>(
    'select id, external_reference as reference, state, title from tickets.ticket where client_id = $1 order by external_reference',
    [desk.alder.id],
  );
  return rows;
}

const named = ({ badRows }: { badRows: readonly { line: number; reason: string }[] }) =>
  badRows.map(({ line, reason }) => `${line}: ${reason}`);

for (const bad of [1, 2, 3])
  test(`a ticket whose row ${bad} is bad waits whole, and the mended file tells its history in order, once`, async () => {
    const desk = await openDesk();
    const mended = [row(1, 'Neu'), row(2, 'Offen'), row(3, 'Zu'), row(1, 'Neu', { ticket: 'T2' })];
    const broken = mended.map((line, index) => (index === bad - 1 ? line.replace('2026-01-05 08', '2026-13-05 08') : line));

    const first = await importing(desk, broken);
    const standing = await ticketsOf(desk);
    const second = await importing(desk, mended);
    const third = await importing(desk, mended);

    assert.deepEqual([first.rows, first.imported, first.bad], [4, 1, 3]);
    assert.equal(
      first.badRows.filter(({ reason }) => reason === `waits for line ${bad + 1} to be mended, which speaks of the same ticket`).length,
      2,
    );
    assert.deepEqual(
      standing.map(({ reference }) => reference),
      ['T2'],
    );
    assert.deepEqual([second.imported, second.known, second.bad], [3, 1, 0]);
    assert.deepEqual([third.imported, third.known, third.facts], [0, 4, 0]);
    const [ticket] = await ticketsOf(desk);
    assert.deepEqual([ticket?.reference, ticket?.state], ['T1', 'closed']);
    const { items } = await desk.does(desk.dana, readTimeline, { ticketId: ticket?.id ?? '', limit: 200 });
    assert.equal(items.filter(({ name }) => name === 'ticket-opened').length, 1);
  });

test('a row that comes before what was imported of its ticket is left out, and the ticket stays as it ended', async () => {
  const desk = await openDesk();
  await importing(desk, [row(2, 'Offen'), row(4, 'Zu')]);

  const first = await importing(desk, [row(1, 'Neu'), row(2, 'Offen'), row(3, 'Neu'), row(4, 'Zu')]);
  const excerpt = await importing(desk, [row(5, 'Offen')]);

  const reason = 'comes before what was imported of this ticket';
  assert.deepEqual(named(first), [`2: ${reason}`, `4: ${reason}`]);
  assert.deepEqual([first.imported, first.known, first.bad], [0, 2, 2]);
  assert.deepEqual(named(excerpt), ['2: rows that were imported of this ticket before are not in the file']);
  assert.deepEqual(
    (await ticketsOf(desk)).map(({ state }) => state),
    ['closed'],
  );
});

const inUnquotedCell = 'Drucker; Stau';
const rows: readonly { readonly name: string; readonly line: string; readonly bad?: readonly string[]; readonly title?: string }[] = [
  { name: 'a quote in the middle of a cell is text', line: row(1, 'Neu', { what: 'Monitor 24" kaputt' }), title: 'Monitor 24" kaputt' },
  { name: 'text behind a closing quote is text', line: row(1, 'Neu', { what: '"abc"def' }), title: '"abc"def' },
  { name: 'a delimiter without quotes', line: row(1, 'Neu', { what: inUnquotedCell }), bad: ['2: has 9 cells, the head has 8'] },
  { name: 'a row cut short', line: 'T1;1;2026-01-05 08:00:00;2026-01-05 11:00:00;Neu', bad: ['2: has 5 cells, the head has 8'] },
  { name: 'state constructor', line: row(1, 'constructor'), bad: ['2: the map does not say what state constructor means'] },
  { name: 'impact toString', line: row(1, 'Neu', { impact: 'toString' }), bad: ['2: the map does not say what grade toString is'] },
  { name: 'a team called constructor', line: row(1, 'Neu', { team: 'constructor' }), title: 'Maus' },
  { name: 'a quoted quote over two lines', line: row(1, 'Neu', { what: '"""Maus"" sagt\ner"' }), title: '"Maus" sagt\ner' },
  {
    name: 'a bad row over three lines is named by the first of them',
    line: row(1, 'Weg', { what: '"eins\nzwei\ndrei"' }),
    bad: ['2: the map does not say what state Weg means'],
  },
  { name: 'empty lines', line: `\n\n${row('x', 'Neu')}\n;;;;;;;\n`, bad: ['4: nr is not a number: x'] },
];
for (const { name, line, bad = [], title } of rows)
  for (const lineBreak of ['\n', '\r\n'])
    test(`one row, and the next goes in whatever it is: ${name} (${JSON.stringify(lineBreak)})`, async () => {
      const desk = await openDesk();

      const report = await importing(
        desk,
        [line.replaceAll('\n', lineBreak), row(1, 'Neu', { ticket: 'T2', what: '"Drucker"' })],
        lineBreak,
      );

      assert.deepEqual(named(report), bad);
      assert.deepEqual([report.rows, report.imported, report.bad], [2, 2 - bad.length, bad.length]);
      const [own, next] = await ticketsOf(desk);
      assert.deepEqual([own?.reference, own?.title], title === undefined ? ['T2', 'Drucker'] : ['T1', title.replaceAll('\n', lineBreak)]);
      assert.equal(next?.reference, title === undefined ? undefined : 'T2');
    });

test('a quote left open takes the next line with it, and the tickets of both lines wait', async () => {
  const desk = await openDesk();
  const second = row(1, 'Neu', { ticket: 'T2', what: '"Drucker"' });
  const others = [row(2, 'Offen', { ticket: 'T2' }), row(1, 'Neu', { ticket: 'T3' })];

  const report = await importing(desk, [row(1, 'Neu', { what: '"Maus' }), second, ...others]);
  const mended = await importing(desk, [row(1, 'Neu'), second, ...others]);

  assert.deepEqual(named(report), [
    '2: a quote that opens a cell is not closed on its line',
    '4: waits for line 2 to be mended, which speaks of the same ticket',
  ]);
  assert.equal(report.imported, 1);
  assert.deepEqual([mended.imported, mended.known, mended.bad], [3, 1, 0]);
});

test('a quote that no other one closes is refused with the line on which its row begins', async () => {
  const desk = await openDesk();

  const { detail } = await expectRefusal(
    importing(desk, [row(1, 'Neu'), row(2, 'Offen', { what: '"Maus' }), row(3, 'Zu')]),
    fileUnreadable,
  );

  assert.equal(detail, 'The row that begins on line 3 does not end: a quote that opens a cell is never closed');
  assert.deepEqual(await ticketsOf(desk), []);
});
