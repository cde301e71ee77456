import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClockStatement } from '../../desk/clocks/contract.ts';
import { assignTicket, reopenTicket, replyToRequester, resolveTicket } from '../../desk/tickets/contract.ts';
import { reachFor } from '../../platform/identity/index.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { listMonthTickets, readMonthStatement } from './contract.ts';
import { monthNotBegun } from './refusals.ts';

const hour = 3_600;

/** Ada opens a ticket, takes it after an hour, and resolves it at that instant. */
async function ticketUntil(desk: Desk, opened: string, resolved: string): Promise<string> {
  desk.moveClockTo(opened);
  const ticketId = await desk.openTicket();
  desk.moveClockTo(Temporal.Instant.from(opened).add({ hours: 1 }).toString());
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  await desk.does(desk.ada, replyToRequester, { ticketId, body: 'I look into it' });
  desk.moveClockTo(resolved);
  await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'A new drum', tellRequester: 'It prints again' });
  return ticketId;
}

test('a month holds of each ticket what lies in it, to the second, and the tickets make the statement', async () => {
  const desk = await openDesk();
  const inside = await ticketUntil(desk, '2026-03-10T09:00:00Z', '2026-03-10T12:00:05Z');
  // Saturday and Sunday are closed: 31 March is a Tuesday, 1 April a Wednesday.
  const across = await ticketUntil(desk, '2026-03-31T15:00:00Z', '2026-04-01T09:30:00Z');
  await ticketUntil(desk, '2026-04-07T09:00:00Z', '2026-04-07T10:30:00Z');
  desk.moveClockTo('2026-05-01T00:00:00Z');
  const ofMonth = { clientId: desk.northgate.id, month: '2026-03' };

  const statement = await desk.does(desk.dana, readMonthStatement, ofMonth);
  const { items } = await desk.does(desk.dana, listMonthTickets, ofMonth);

  assert.deepEqual(
    { tickets: statement.tickets, running: statement.running, from: statement.from, until: statement.until },
    { tickets: 2, running: false, from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' },
  );
  // Inside: 3 h 5 s of which one queued. Across: 15:00 to 18:00 with one queued, then closed until midnight.
  assert.deepEqual(statement.tiers, [
    {
      tier: 1,
      seconds: 12 * hour + 5,
      workingSeconds: 6 * hour + 5,
      kinds: [
        { kind: 'queue', seconds: 2 * hour },
        { kind: 'work', seconds: 4 * hour + 5 },
        { kind: 'closed_hours', seconds: 6 * hour },
      ],
    },
  ]);
  assert.equal(statement.totalSeconds, 12 * hour + 5);
  assert.deepEqual(
    items.map(({ ticketId, totalSeconds }) => [ticketId, totalSeconds]),
    [
      [inside, 3 * hour + 5],
      [across, 9 * hour],
    ],
  );
  // One ticket stopped both its clocks in time in March; the other was answered then and resolved in April.
  assert.deepEqual(statement.clocks, [
    { kind: 'sla', metric: 'response', met: 2, missed: 0 },
    { kind: 'sla', metric: 'resolution', met: 1, missed: 0 },
  ]);
});

test('the months of a ticket’s life make its own statement, reopening included', async () => {
  const desk = await openDesk();
  const ticketId = await ticketUntil(desk, '2026-03-30T09:00:00Z', '2026-04-30T12:00:00Z');
  desk.moveClockTo('2026-05-04T09:00:00Z');
  await desk.does(desk.ada, reopenTicket, { ticketId, reason: 'It is blank again' });
  desk.moveClockTo('2026-05-20T10:11:12Z');
  const statement = await desk.does(desk.ada, readClockStatement, { ticketId });

  const months = await Promise.all(
    ['2026-03', '2026-04', '2026-05'].map((month) => desk.does(desk.dana, readMonthStatement, { clientId: desk.northgate.id, month })),
  );

  assert.equal(
    months.reduce((sum, month) => sum + month.totalSeconds, 0),
    statement.totalSeconds,
  );
  assert.equal(
    months.reduce((sum, month) => sum + month.workingSeconds, 0),
    statement.workingSeconds,
  );
  assert.deepEqual(
    months.map(({ running, until }) => [running, until]),
    [
      [false, '2026-04-01T00:00:00Z'],
      [false, '2026-05-01T00:00:00Z'],
      [true, '2026-05-20T10:11:12Z'],
    ],
  );
});

test('the tickets behind a month come page by page, and another client’s never', async () => {
  const desk = await openDesk();
  const ids: string[] = [];
  for (const day of ['03', '04', '05']) ids.push(await ticketUntil(desk, `2026-03-${day}T09:00:00Z`, `2026-03-${day}T11:00:00Z`));
  const ofMonth = { clientId: desk.northgate.id, month: '2026-03' };

  const first = await desk.does(desk.dana, listMonthTickets, { ...ofMonth, limit: 2 });
  const second = await desk.does(desk.dana, listMonthTickets, { ...ofMonth, limit: 2, cursor: first.nextCursor ?? '' });

  assert.deepEqual(
    [...first.items, ...second.items].map(({ ticketId }) => ticketId),
    ids,
  );
  assert.equal(second.nextCursor, null);
  const elsewhere = await desk.does(desk.dana, readMonthStatement, { clientId: desk.harbor.id, month: '2026-03' });
  assert.deepEqual([elsewhere.tickets, elsewhere.totalSeconds, elsewhere.tiers], [0, 0, []]);
});

test('a month that has not begun is refused, a client that is none is not found, and agents read no reports', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');

  await expectRefusal(desk.does(desk.dana, readMonthStatement, { clientId: desk.northgate.id, month: '2026-04' }), monthNotBegun);
  await expectNotFound(desk.does(desk.dana, readMonthStatement, { clientId: desk.kim.id, month: '2026-03' }));
  assert.throws(() => readMonthStatement.input.parse({ clientId: desk.northgate.id, month: '2026-13' }), /Write the month as 2026-03/);
  assert.deepEqual(reachFor(desk.ada.authority, 'report.read'), []);
});
