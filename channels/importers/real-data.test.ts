import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readClockStatement } from '../../desk/clocks/contract.ts';
import { calendarOf, changesOfTickets, clocksOf, secondsIn, segmentsOf } from '../../desk/clocks/index.ts';
import { readTicket, readTimeline } from '../../desk/tickets/contract.ts';
import { readKpis } from '../../oversight/reporting/contract.ts';
import { readMonthStatement } from '../../oversight/statements/contract.ts';
import type { Work } from '../../platform/work.ts';
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

  // The months that the log tells of make all of their time, to the second, whatever order its instants came in.
  let inMonths = 0;
  for (let month = Temporal.PlainYearMonth.from('2016-02'); month.year < 2018; month = month.add({ months: 1 }))
    inMonths += (await desk.does(desk.dana, readMonthStatement, { clientId: desk.alder.id, month: month.toString() })).totalSeconds;
  assert.equal(inMonths, await desk.asDesk((work) => allTime(work, desk.alder.id)));
});

/** All seconds in which somebody owed something on the tickets of a client, worked out ticket by ticket. */
async function allTime(work: Work, clientId: string): Promise<number> {
  const rows = await work.sql.selectFrom('tickets.ticket').select('id').where('client_id', '=', clientId).execute();
  const ids = rows.map(({ id }) => id);
  const clocks = await clocksOf(work.sql, ids);
  const changes = await changesOfTickets(work.sql, ids);
  let seconds = 0;
  for (const id of ids) {
    const calendar = calendarOf(clocks.get(id));
    for (const segment of segmentsOf(changes.get(id) ?? [], { calendar, until: work.at }))
      if (segment.kind !== 'resolved') seconds += secondsIn(segment);
  }
  return seconds;
}
