import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { runRounds } from '../../platform/rounds-runner.ts';
import { agreementInForce, publishBeside, publishVersion } from '../../test/agreements-desk.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import {
  addCategory,
  assignTicket,
  categorizeTicket,
  giveWorkaround,
  holdTicket,
  mergeTickets,
  prioritizeTicket,
  replyToRequester,
} from '../tickets/contract.ts';
import { listPauses, migrateTickets, previewMigration, readClockStatement } from './contract.ts';

const hours = 3_600;
const pausing = { pauses: [{ reason: 'requester' as const, mostMinutes: 240 }] };

async function line(desk: Desk, ticketId: string, metric: string, kind = 'sla') {
  const { clocks } = await desk.does(desk.ada, readClockStatement, { ticketId });
  return clocks.findLast((clock) => clock.kind === kind && clock.metric === metric);
}

async function takenTicket(desk: Desk): Promise<string> {
  const ticketId = await desk.openTicket({ impact: 2, urgency: 1 });
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  return ticketId;
}

const percents = async (desk: Desk, ticketId: string) => {
  const { rows } = await desk.place.database.pool.query<{ percent: number }>(
    `select (payload ->> 'percent')::int as percent from log.fact where stream = $1 and name = 'clock-warned' and payload ->> 'metric' = 'resolution' order by version`,
    [ticketId],
  );
  return rows.map(({ percent }) => percent);
};

describe('The clock that takes over after a merge', () => {
  test('leaves out the time that the one before it stood still', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    await publishVersion(desk, pausing);
    const older = await takenTicket(desk);
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const stay = await takenTicket(desk);
    await desk.does(desk.ada, holdTicket, { ticketId: stay, waitsFor: 'requester', question: 'Which printer is it?' });
    desk.moveClockTo('2026-03-02T12:00:00Z');
    await desk.does(desk.kim, replyToRequester, { ticketId: stay, body: 'The left one.' });
    desk.moveClockTo('2026-03-02T13:00:00Z');

    await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [older] });

    const after = await line(desk, stay, 'resolution');
    // Logged at 9:00, eight hours promised, two of the four since then stood still.
    assert.deepEqual(
      [after?.startedAt, after?.usedSeconds, after?.pausedSeconds, after?.dueAt],
      ['2026-03-02T09:00:00Z', 2 * hours, 2 * hours, '2026-03-03T09:00:00Z'],
    );
    assert.equal((await verifyLog(desk.place)).wrong, undefined);
  });

  test('stands still on the question that is out, to what the cap has left, and goes on with the answer', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    await publishVersion(desk, pausing);
    const older = await takenTicket(desk);
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const stay = await takenTicket(desk);
    await desk.does(desk.ada, holdTicket, { ticketId: stay, waitsFor: 'requester', question: 'Which printer is it?' });
    desk.moveClockTo('2026-03-02T11:00:00Z');

    await desk.does(desk.priya, mergeTickets, { ticketId: stay, sources: [older] });

    const standing = await line(desk, stay, 'resolution');
    desk.moveClockTo('2026-03-02T12:00:00Z');
    await desk.does(desk.kim, replyToRequester, { ticketId: stay, body: 'The left one.' });
    desk.moveClockTo('2026-03-02T13:00:00Z');
    const after = await line(desk, stay, 'resolution');
    const { items } = await desk.does(desk.dana, listPauses, { clientId: desk.northgate.id });
    assert.deepEqual(
      [standing?.pausedSince, standing?.pausedUntil, standing?.usedSeconds],
      ['2026-03-02T11:00:00Z', '2026-03-02T14:00:00Z', 1 * hours],
    );
    assert.deepEqual([after?.pausedSeconds, after?.usedSeconds, after?.pausedSince], [2 * hours, 2 * hours, null]);
    // The audit stays with whoever asked, not with whoever merged.
    assert.deepEqual(
      items.map(({ by, question, because }) => [by, question, because]),
      [
        ['Ada', 'Which printer is it?', 'replied'],
        ['Ada', 'Which printer is it?', 'ended'],
      ],
    );
  });

  test('warns of no threshold that was warned of, and its row says so', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const older = await takenTicket(desk);
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const stay = await takenTicket(desk);
    desk.moveClockTo('2026-03-02T14:00:00Z');
    await runRounds(desk.place);
    const before = await percents(desk, stay);

    await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [older] });

    const { rows } = await desk.place.database.pool.query(
      `select warned_percent, warn_percent from clocks.clock where ticket_id = $1 and metric = 'resolution' and stopped_at is null`,
      [stay],
    );
    desk.moveClockTo('2026-03-02T15:00:00Z');
    await runRounds(desk.place);
    assert.deepEqual([before, rows], [[50], [{ warned_percent: 50, warn_percent: 75 }]]);
    assert.deepEqual(await percents(desk, stay), [50, 75]);
  });
});

describe('What is promised only later', () => {
  test('has a clock from then on, counted from the opening: by another priority', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const { terms } = await agreementInForce(desk);
    await publishVersion(desk, {
      ...pausing,
      terms: terms.map((row) => (row.priority === 1 ? { ...row, nextUpdateMinutes: 60, workaroundMinutes: 120 } : row)),
    });
    const ticketId = await takenTicket(desk);
    await desk.does(desk.ada, replyToRequester, { ticketId, body: 'I look at it.' });
    await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'requester', question: 'Which printer is it?' });
    desk.moveClockTo('2026-03-02T09:30:00Z');
    await desk.does(desk.kim, replyToRequester, { ticketId, body: 'The left one.' });
    const before = await line(desk, ticketId, 'workaround');
    desk.moveClockTo('2026-03-02T09:40:00Z');

    await desk.does(desk.ada, prioritizeTicket, { ticketId, impact: 1, urgency: 1 });

    const [workaround, nextUpdate] = [await line(desk, ticketId, 'workaround'), await line(desk, ticketId, 'next_update')];
    assert.equal(before, undefined);
    assert.deepEqual(
      [workaround?.startedAt, workaround?.dueAt, workaround?.usedSeconds],
      ['2026-03-02T09:00:00Z', '2026-03-02T11:30:00Z', 600],
    );
    assert.deepEqual([nextUpdate?.startedAt, nextUpdate?.dueAt], ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z']);
    assert.equal((await verifyLog(desk.place)).wrong, undefined);
  });

  test('and by another category; what was given already is owed no more, and saying it again begins nothing', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const { categoryId } = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Network' });
    const { terms } = await agreementInForce(desk);
    await publishVersion(desk, { terms: [...terms, { categoryId, workaroundMinutes: 120 }] });
    const [owed, given] = [await takenTicket(desk), await takenTicket(desk)];
    await desk.does(desk.ada, giveWorkaround, { ticketId: given, workaround: 'Print on floor 3.' });
    desk.moveClockTo('2026-03-02T10:00:00Z');

    for (const ticketId of [owed, given]) await desk.does(desk.ada, categorizeTicket, { ticketId, categoryId });
    await desk.does(desk.ada, categorizeTicket, { ticketId: owed, categoryId: null });
    await desk.does(desk.ada, categorizeTicket, { ticketId: owed, categoryId });

    const { clocks } = await desk.does(desk.ada, readClockStatement, { ticketId: owed });
    assert.deepEqual(
      clocks.filter(({ metric }) => metric === 'workaround').map(({ dueAt }) => dueAt),
      ['2026-03-02T11:00:00Z'],
    );
    assert.equal(await line(desk, given, 'workaround'), undefined);
  });

  test('by moving the ticket to a version that adds a term: previewed, begun, and overdue at once where it is', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const clientId = desk.northgate.id;
    const ticketId = await takenTicket(desk);
    const { agreementId, terms } = await agreementInForce(desk);
    desk.moveClockTo('2026-03-02T12:00:00Z');
    await publishVersion(desk, { terms: terms.map((row) => ({ ...row, workaroundMinutes: 120 })) });

    const preview = await desk.does(desk.dana, previewMigration, { clientId, agreementId });
    const moved = await desk.does(desk.dana, migrateTickets, { clientId, agreementId });

    const workaround = await line(desk, ticketId, 'workaround');
    assert.deepEqual(
      preview.items.map(({ metric, dueBefore, dueAfter, breaches }) => [metric, dueBefore, dueAfter, breaches]).slice(0, 1),
      [['workaround', null, '2026-03-02T11:00:00Z', true]],
    );
    assert.deepEqual([preview.clocks, moved], [3, { moved: 1, remaining: 0 }]);
    assert.deepEqual([workaround?.startedAt, workaround?.shape], ['2026-03-02T09:00:00Z', 'breached']);
  });

  test('a tier’s own budget counts from when the ticket came to it, and nobody owes a response on what is taken', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const clientId = desk.northgate.id;
    const tier1 = { kind: 'ola' as const, scope: { tier: 1 as const } };
    const { agreementId, calendarId } = await publishBeside(desk, { ...tier1, terms: [{ resolutionMinutes: 120 }] });
    const [taken, queued] = [await takenTicket(desk), await desk.openTicket()];
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const { publishAgreement } = await import('../agreements/contract.ts');
    const terms = [{ responseMinutes: 90, resolutionMinutes: 120 }];
    await desk.does(desk.dana, publishAgreement, { clientId, agreementId, name: 'Budget', calendarId, ...tier1, terms });

    await desk.does(desk.dana, migrateTickets, { clientId, agreementId });

    assert.equal(await line(desk, taken, 'response', 'ola'), undefined);
    assert.equal((await line(desk, queued, 'response', 'ola'))?.dueAt, '2026-03-02T10:30:00Z');
  });
});
