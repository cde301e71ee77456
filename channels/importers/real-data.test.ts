import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readClockStatement } from '../../desk/clocks/contract.ts';
import { readTicket, readTimeline } from '../../desk/tickets/contract.ts';
import { readKpis } from '../../oversight/reporting/contract.ts';
import { openDesk } from '../../test/desk.ts';
import { importEventLog } from './import-events.ts';
import { parseMap } from './parse-map.ts';

const folder = '../shared/data/uci498-servicenow-dev';
const absent = existsSync(folder) ? false : `${folder} is not there: the real event log was not imported`;

test('9,202 real ServiceNow tickets become history that can be counted, read and imported again', { skip: absent }, async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const map = parseMap(await readFile('docs/using/maps/uci498.json', 'utf8'));
  const order = { clientId: desk.alder.id, timeZone: 'UTC', map };
  const read = () =>
    importEventLog(desk.place, {
      authority: desk.dana.authority,
      order,
      bytes: createReadStream(`${folder}/incident_event_log_dev.csv.gz`),
      dryRun: false,
    });

  const first = await read();
  const second = await read();

  assert.deepEqual([first.rows, first.tickets, first.imported, first.bad], [59_354, 9_202, 59_354, 0]);
  assert.deepEqual([second.imported, second.known, second.facts], [0, 59_354, 0]);
  const { tickets, events, groupChanges, pingPongTickets } = await desk.does(desk.dana, readKpis, { clientId: desk.alder.id });
  assert.deepEqual(
    { tickets, events, groupChanges, pingPongTickets },
    { tickets: 9_202, events: 59_354, groupChanges: 8_290, pingPongTickets: 903 },
  );

  const { rows } = await desk.place.database.pool.query<{ id: string }>(
    `select id from tickets.ticket where external_reference = 'INC0000047'`,
  );
  const ticketId = rows[0]?.id ?? '';
  const ticket = await desk.does(desk.dana, readTicket, { ticketId });
  assert.equal(ticket.state, 'closed');
  assert.equal(ticket.openedAt, '2016-02-29T04:40:00Z');
  const timeline = await desk.does(desk.dana, readTimeline, { ticketId, limit: 200 });
  assert.equal(timeline.items.filter((entry) => entry.name === 'history-imported').length, 9);
  assert.ok(timeline.items.every((entry) => entry.origin === 'imported'));
  const statement = await desk.does(desk.dana, readClockStatement, { ticketId });
  assert.equal(
    statement.tiers.reduce((sum, tier) => sum + tier.seconds, 0),
    statement.totalSeconds,
  );
  assert.equal(statement.totalSeconds, Temporal.Duration.from('PT29H12M').total('seconds'));
});
