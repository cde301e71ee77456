import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTicket, readTimeline } from '../../desk/tickets/contract.ts';
import { readKpis } from '../../oversight/reporting/contract.ts';
import { type Desk, expectRefusal, openDesk } from '../../test/desk.ts';
import { importEventLog } from './import-events.ts';
import { parseMap } from './parse-map.ts';
import { columnsMissing, fileUnreadable, mapUnusable } from './refusals.ts';
import { dateReader } from './source-date.ts';

const map = {
  source: 'old-desk',
  delimiter: ';',
  unknown: '?',
  zone: 'Europe/Berlin',
  dateFormat: 'd.M.yyyy HH:mm',
  columns: {
    ticket: 'id',
    order: 'nr',
    openedAt: 'opened',
    updatedAt: 'at',
    updatedBy: 'by',
    state: 'state',
    requester: 'caller',
    team: 'team',
    assignee: 'agent',
  },
  title: '{what}',
  states: { Neu: 'new', Offen: 'in_progress', Wartet: 'pending requester', Gelöst: 'resolved' },
  tiers: { default: 2, exceptions: { Hotline: 1 } },
  keep: ['code'],
};
const header = 'id;nr;opened;at;by;state;caller;team;agent;what;code';
const story = [
  header,
  'T1;1;29.3.2026 01:30;29.3.2026 01:40;Eva;Neu;Kunz;Hotline;?;"Drucker; Stau";?',
  'T1;2;29.3.2026 01:30;29.3.2026 03:10;Eva;Offen;Kunz;Netz;Udo;"Drucker; Stau";?',
  'T1;3;29.3.2026 01:30;29.3.2026 09:00;Udo;Gelöst;Kunz;?;Udo;"Drucker; Stau";7',
];

async function* bytesOf(lines: readonly string[], encoding: 'utf8' | 'latin1' = 'utf8') {
  yield Buffer.from(`${lines.join('\n')}\n`, encoding);
}

async function importing(
  desk: Desk,
  lines: readonly string[],
  { dryRun = false, changes = {} }: { dryRun?: boolean; changes?: object } = {},
) {
  return importEventLog(desk.place, {
    authority: desk.dana.authority,
    order: { clientId: desk.alder.id, timeZone: 'UTC', map: parseMap(JSON.stringify({ ...map, ...changes })) },
    bytes: bytesOf(lines),
    dryRun,
  });
}

async function importedTicket(desk: Desk, externalReference: string) {
  const { rows } = await desk.place.database.pool.query<{ id: string }>(
    'select id from tickets.ticket where client_id = $1 and external_reference = $2',
    [desk.alder.id, externalReference],
  );
  return desk.does(desk.dana, readTicket, { ticketId: rows[0]?.id ?? '' });
}

test('a ticket of the old desk becomes one here, at the instants at which things happened', async () => {
  const desk = await openDesk();

  const report = await importing(desk, story);

  assert.deepEqual([report.rows, report.imported, report.tickets, report.bad], [3, 3, 1, 0]);
  const ticket = await importedTicket(desk, 'T1');
  assert.ok('team' in ticket);
  assert.deepEqual([ticket.title, ticket.state, ticket.tier, ticket.hops], ['Drucker; Stau', 'resolved', 2, 1]);
  assert.equal(ticket.openedAt, '2026-03-29T00:30:00Z');
  const { items } = await desk.does(desk.dana, readTimeline, { ticketId: ticket.ticketId });
  const moves = items
    .filter((entry) => ['ticket-assigned', 'ticket-resolved'].includes(entry.name))
    .map((entry) => [entry.at, entry.by.name]);
  assert.deepEqual(moves, [
    ['2026-03-29T01:10:00Z', 'Eva'],
    ['2026-03-29T07:00:00Z', 'Udo'],
  ]);
});

test('importing again changes nothing, and a longer log adds only what is new', async () => {
  const desk = await openDesk();
  await importing(desk, story.slice(0, 3));

  const longer = await importing(desk, story);
  const again = await importing(desk, story);

  assert.deepEqual([longer.imported, longer.known], [1, 2]);
  assert.deepEqual([again.imported, again.known, again.facts], [0, 3, 0]);
  assert.equal((await desk.does(desk.dana, readKpis, { clientId: desk.alder.id })).events, 3);
});

test('rows that cannot be understood are named with their lines, and the others go in', async () => {
  const desk = await openDesk();
  const rows = [
    ...story,
    'T2;x;29.3.2026 01:30;29.3.2026 01:40;Eva;Neu;Kunz;Hotline;?;a;?',
    'T3;1;29.3.2026 01:30;31.2.2026 01:40;Eva;Neu;Kunz;Hotline;?;a;?',
    'T4;1;29.3.2026 01:30;29.3.2026 01:40;Eva;Verloren;Kunz;Hotline;?;a;?',
  ];

  const report = await importing(desk, rows);

  assert.equal(report.imported, 3);
  assert.deepEqual(
    report.badRows.map(({ line, reason }) => [line, reason]),
    [
      [5, 'nr is not a number: x'],
      [6, 'at is not a date as d.M.yyyy HH:mm: 31.2.2026 01:40'],
      [7, 'the map does not say what state Verloren means'],
    ],
  );
});

test('a rehearsal says what would come of it and records nothing', async () => {
  const desk = await openDesk();

  const report = await importing(desk, story, { dryRun: true });

  assert.equal(report.imported, 3);
  assert.ok(report.facts > 3);
  assert.equal((await desk.does(desk.dana, readKpis, { clientId: desk.alder.id })).tickets, 0);
});

test('a map or a file that cannot be used is refused, saying what to mend', async () => {
  const desk = await openDesk();

  const missing = await expectRefusal(importing(desk, story, { changes: { keep: ['color'] } }), columnsMissing);
  assert.deepEqual(missing.missing, ['color']);
  await expectRefusal(importing(desk, story, { changes: { encoding: 'klingon' } }), fileUnreadable);
  assert.throws(() => parseMap('{'), { kind: mapUnusable });
  assert.throws(() => parseMap(JSON.stringify({ ...map, zone: 'Mars/Base' })), { kind: mapUnusable });
});

test('dates are read as the map says they are written, and others are no dates', () => {
  const berlin = dateReader('d/M/yyyy HH:mm', 'Europe/Berlin');

  assert.equal(berlin.read('1/7/2026 09:05')?.toString(), '2026-07-01T07:05:00Z');
  assert.equal(berlin.read('29/3/2026 02:30')?.toString(), '2026-03-29T01:30:00Z');
  for (const text of ['2026-07-01 09:05', '31/2/2026 09:05', '1/7/2026 24:05', '1/7/2026', '']) assert.equal(berlin.read(text), undefined);
});

test('a row with a character that no database keeps is reported with its column, and the others go in', async () => {
  const desk = await openDesk();

  const report = await importing(desk, [...story, 'T2;1;29.3.2026 01:30;29.3.2026 01:40;E\0va;Neu;Kunz;Hotline;?;Maus;?']);

  assert.deepEqual([report.imported, report.bad], [3, 1]);
  assert.deepEqual(report.badRows, [{ line: 5, reason: 'by holds a NUL character' }]);
});

test('a long name is cut between characters, never in the middle of one', async () => {
  const desk = await openDesk();
  const long = `${'x'.repeat(199)}\u{1F4A5}`;

  const report = await importing(desk, [header, `T3;1;29.3.2026 01:30;29.3.2026 01:40;Eva;Neu;${long};Hotline;?;Maus;?`]);

  assert.deepEqual([report.imported, report.bad], [1, 0]);
  const ticket = await importedTicket(desk, 'T3');
  assert.ok('requester' in ticket);
  assert.equal(ticket.requester.name, 'x'.repeat(199));
});

test('a map with a character that no database keeps is refused', async () => {
  const desk = await openDesk();

  await expectRefusal(
    importing(desk, story, { changes: { keep: ['co\0de'] } }).then(() => undefined),
    mapUnusable,
  );
});
