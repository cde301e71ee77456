import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishVersion } from '../../test/agreements-desk.ts';
import { expectNotFound, openDesk } from '../../test/desk.ts';
import {
  assignTicket,
  closeTicket,
  prioritizeTicket,
  readTicket,
  reopenTicket,
  replyToRequester,
  resolveTicket,
} from '../tickets/contract.ts';
import { readClockStatement } from './contract.ts';
import { ticketCloseRound } from './ticket-close-round.ts';

const sixHours = ([1, 2, 3, 4] as const).map((priority) => ({ priority, responseMinutes: 30, resolutionMinutes: 360 }));

test('the clock starts when the ticket is logged, and counts working time to the second', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket({ impact: 2, urgency: 1 });
  desk.moveClockTo('2026-03-02T11:30:10Z');

  const statement = await desk.does(desk.ada, readClockStatement, { ticketId });

  const resolution = statement.clocks.find((clock) => clock.metric === 'resolution');
  assert.equal(resolution?.targetSeconds, 480 * 60);
  assert.equal(resolution?.usedSeconds, 2.5 * 3600 + 10);
  assert.equal(resolution?.secondsLeft, 480 * 60 - 2.5 * 3600 - 10);
  assert.equal(resolution?.dueAt, '2026-03-02T17:00:00Z');
  assert.equal(statement.totalSeconds, 2.5 * 3600 + 10);
});

test('each tier answers for its own time: the kinds make the tier and the tiers make the total', async () => {
  const desk = await openDesk('2026-03-02T17:30:00Z');
  const ticketId = await desk.openTicket();
  desk.moveClockTo('2026-03-03T08:10:00Z');
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  desk.moveClockTo('2026-03-03T09:10:00Z');

  const statement = await desk.does(desk.ada, readClockStatement, { ticketId });

  const [tier1] = statement.tiers;
  const kinds = Object.fromEntries(tier1?.kinds.map(({ kind, seconds }) => [kind, seconds]) ?? []);
  assert.deepEqual(kinds, { queue: 30 * 60 + 10 * 60, work: 3600, closed_hours: 14 * 3600 });
  assert.equal(tier1?.seconds, statement.totalSeconds);
  assert.equal(statement.workingSeconds, 40 * 60 + 3600);
});

test('a human reply stops the response clock, and resolving the resolution clock', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  desk.moveClockTo('2026-03-02T09:20:00Z');
  await desk.does(desk.ada, replyToRequester, { ticketId, body: 'I look at it now.' });
  desk.moveClockTo('2026-03-02T10:00:00Z');
  await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'Paper replaced', tellRequester: 'It prints again.' });
  desk.moveClockTo('2026-03-02T15:00:00Z');

  const statement = await desk.does(desk.ada, readClockStatement, { ticketId });

  const stops = Object.fromEntries(statement.clocks.map((clock) => [clock.metric, clock.stoppedAt]));
  assert.deepEqual(stops, { response: '2026-03-02T09:20:00Z', resolution: '2026-03-02T10:00:00Z' });
  assert.equal(statement.totalSeconds, 3600);
});

test('another priority has another target from the same start, and the statement keeps both lines', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  desk.moveClockTo('2026-03-02T10:00:00Z');

  const changed = await desk.does(desk.ada, prioritizeTicket, { ticketId, impact: 1, urgency: 1 });

  assert.equal(changed.dueAt, '2026-03-02T13:00:00Z');
  const { clocks } = await desk.does(desk.ada, readClockStatement, { ticketId });
  const resolution = clocks.find((clock) => clock.metric === 'resolution');
  assert.equal(resolution?.startedAt, '2026-03-02T09:00:00Z');
  assert.deepEqual(
    resolution?.lines.map((line) => line.targetSeconds),
    [1_440 * 60],
  );
});

test('a ticket reopened in time goes on with the clock it had', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket({ impact: 2, urgency: 1 });
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  desk.moveClockTo('2026-03-02T10:00:00Z');
  await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'Restarted', tellRequester: 'Restarted.' });
  desk.moveClockTo('2026-03-03T09:00:00Z');
  await desk.does(desk.kim, reopenTicket, { ticketId, reason: 'It is back.' });
  desk.moveClockTo('2026-03-03T10:00:00Z');

  const { clocks } = await desk.does(desk.ada, readClockStatement, { ticketId });

  const resolution = clocks.find((clock) => clock.metric === 'resolution');
  assert.equal(resolution?.startedAt, '2026-03-02T09:00:00Z');
  assert.equal(resolution?.usedSeconds, 2 * 3600);
  assert.equal(resolution?.dueAt, '2026-03-03T16:00:00Z');
});

test('tickets keep the agreement version they were opened under', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const before = await desk.openTicket();
  desk.moveClockTo('2026-03-02T10:00:00Z');
  await publishVersion(desk, { name: 'Gold', terms: sixHours });
  const after = await desk.openTicket();

  const [old, fresh] = [
    await desk.does(desk.ada, readClockStatement, { ticketId: before }),
    await desk.does(desk.ada, readClockStatement, { ticketId: after }),
  ];

  assert.equal(old.agreement.version, 1);
  assert.equal(fresh.agreement.version, 2);
  assert.equal(fresh.clocks.find((clock) => clock.metric === 'resolution')?.targetSeconds, 360 * 60);
});

test('another client’s statement is not found', async () => {
  const desk = await openDesk();
  const ticketId = await desk.openTicket();

  await expectNotFound(desk.does(desk.otto, readClockStatement, { ticketId }));
});

test('a resolved ticket that nobody objects to closes by itself after five working days', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'Restarted', tellRequester: 'Restarted.' });

  desk.moveClockTo('2026-03-08T12:00:00Z');
  await desk.asDesk((work) => ticketCloseRound.run(work, desk.place));
  const onSunday = await desk.does(desk.ada, readTicket, { ticketId });
  desk.moveClockTo('2026-03-09T08:30:00Z');
  await desk.asDesk((work) => ticketCloseRound.run(work, desk.place));
  const onMonday = await desk.does(desk.ada, readTicket, { ticketId });

  assert.deepEqual([onSunday.state, onMonday.state], ['resolved', 'closed']);
});

test('a requester may close a resolved ticket at once', async () => {
  const desk = await openDesk();
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'Restarted', tellRequester: 'Restarted.' });

  const closed = await desk.does(desk.kim, closeTicket, { ticketId });

  assert.equal(closed.state, 'closed');
});
