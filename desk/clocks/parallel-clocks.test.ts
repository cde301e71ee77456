import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { agreementInForce, publishBeside, publishVersion } from '../../test/agreements-desk.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { escalate } from '../../test/escalation-desk.ts';
import { acceptEscalation } from '../escalation/contract.ts';
import {
  addCategory,
  assignTicket,
  categorizeTicket,
  giveWorkaround,
  holdTicket,
  mergeTickets,
  reopenTicket,
  replyToRequester,
  resolveTicket,
  resumeTicket,
  splitTicket,
} from '../tickets/contract.ts';
import { listTickets } from '../workbench/contract.ts';
import { listPauses, migrateTickets, previewMigration, readClockStatement } from './contract.ts';
import { pauseCapRound } from './pause-cap-round.ts';
import { nothingToMove } from './refusals.ts';

const hours = 3_600;

/** The clocks of a ticket in words: what measures what, how much is left, and how it ended. */
async function clocks(desk: Desk, ticketId: string): Promise<readonly string[]> {
  const statement = await desk.does(desk.ada, readClockStatement, { ticketId });
  return statement.clocks.map(({ kind, metric, secondsLeft, stoppedAt, shape }) =>
    stoppedAt === null ? `${kind} ${metric}: ${secondsLeft / hours} h left` : `${kind} ${metric}: ${shape}`,
  );
}

async function resolution(desk: Desk, ticketId: string) {
  const { clocks: lines } = await desk.does(desk.ada, readClockStatement, { ticketId });
  const line = lines.find(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
  assert.ok(line);
  return line;
}

async function takenTicket(desk: Desk): Promise<string> {
  const ticketId = await desk.openTicket({ impact: 2, urgency: 1 });
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  return ticketId;
}

describe('What is promised beside the resolution', () => {
  test('the next update is due anew from each word of a human, and the workaround until there is one', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const { terms } = await agreementInForce(desk);
    await publishVersion(desk, { terms: terms.map((row) => ({ ...row, nextUpdateMinutes: 60, workaroundMinutes: 120 })) });
    const ticketId = await takenTicket(desk);

    desk.moveClockTo('2026-03-02T09:40:00Z');
    await desk.does(desk.ada, replyToRequester, { ticketId, body: 'I look at the switch.' });
    desk.moveClockTo('2026-03-02T10:10:00Z');
    await desk.does(desk.ada, giveWorkaround, { ticketId, workaround: 'Print on floor 3.' });
    desk.moveClockTo('2026-03-02T10:40:00Z');

    assert.deepEqual(await clocks(desk, ticketId), [
      'sla response: missed',
      'sla next_update: met',
      'sla workaround: met',
      'sla resolution: 6.333333333333333 h left',
      'sla next_update: met',
      'sla next_update: 0.5 h left',
    ]);
  });

  test('what is promised by category counts from the original start when the ticket is put into it', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const parent = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Network' });
    const child = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Wireless', parentId: parent.categoryId });
    const { terms } = await agreementInForce(desk);
    await publishVersion(desk, { terms: [...terms, { categoryId: parent.categoryId, resolutionMinutes: 120 }] });
    const ticketId = await takenTicket(desk);
    desk.moveClockTo('2026-03-02T10:00:00Z');

    await desk.does(desk.ada, categorizeTicket, { ticketId, categoryId: child.categoryId });

    const line = await resolution(desk, ticketId);
    assert.deepEqual([line.dueAt, line.secondsLeft, line.lines.length], ['2026-03-02T11:00:00Z', 1 * hours, 1]);
  });

  test('each tier has its own budget while the ticket is with it, and the client’s clock knows nothing of it', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    await publishBeside(desk, { kind: 'ola', scope: { tier: 1 }, terms: [{ responseMinutes: 30, resolutionMinutes: 120 }] });
    await publishBeside(desk, { kind: 'ola', scope: { tier: 2 }, terms: [{ responseMinutes: 30, resolutionMinutes: 180 }] });
    const ticketId = await desk.openTicket({ impact: 2, urgency: 1 });
    desk.moveClockTo('2026-03-02T09:10:00Z');
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
    desk.moveClockTo('2026-03-02T12:00:00Z');
    const { escalationId } = await escalate(desk, ticketId, { overrideReason: 'Two steps are all there are' });
    await desk.does(desk.priya, acceptEscalation, { escalationId });
    desk.moveClockTo('2026-03-02T13:00:00Z');

    const after = await clocks(desk, ticketId);

    assert.deepEqual(
      after.filter((line) => !line.startsWith('sla response')),
      ['sla resolution: 4 h left', 'ola response: met', 'ola resolution: missed', 'ola resolution: 2 h left'],
    );
  });

  test('a supplier’s promise runs while the ticket waits for that supplier, beside the client’s', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    await publishBeside(desk, { kind: 'underpinning', scope: { supplier: 'Contoso' }, terms: [{ resolutionMinutes: 240 }] });
    const ticketId = await takenTicket(desk);

    await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'supplier', supplier: 'contoso ' });
    desk.moveClockTo('2026-03-02T11:00:00Z');
    const waiting = await clocks(desk, ticketId);
    await desk.does(desk.ada, resumeTicket, { ticketId });
    const after = await clocks(desk, ticketId);

    assert.deepEqual(waiting.slice(-1), ['underpinning resolution: 2 h left']);
    assert.equal(waiting.includes('sla resolution: 6 h left'), true);
    assert.deepEqual(after.slice(-1), ['underpinning resolution: met']);
  });
});

describe('A clock that stands still', () => {
  const pausing = { pauses: [{ reason: 'requester' as const, mostMinutes: 240 }] };

  test('does so only for a reason that the agreement lists, with a question out, and any reply ends it', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    await publishVersion(desk, pausing);
    const ticketId = await takenTicket(desk);
    desk.moveClockTo('2026-03-02T10:00:00Z');
    await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'requester', question: 'Which printer is it?' });
    desk.moveClockTo('2026-03-02T12:00:00Z');
    const standing = await resolution(desk, ticketId);
    await desk.does(desk.kim, replyToRequester, { ticketId, body: 'The left one.' });
    desk.moveClockTo('2026-03-02T13:00:00Z');

    const line = await resolution(desk, ticketId);

    assert.equal(standing.pausedSince, '2026-03-02T10:00:00Z');
    assert.equal(standing.pausedUntil, '2026-03-02T14:00:00Z');
    assert.deepEqual([standing.usedSeconds, standing.secondsLeft], [1 * hours, 7 * hours]);
    assert.deepEqual([line.pausedSince, line.pausedSeconds, line.usedSeconds, line.secondsLeft], [null, 2 * hours, 2 * hours, 6 * hours]);
    assert.equal(line.startedAt, '2026-03-02T09:00:00Z');
    assert.equal(line.dueAt, '2026-03-03T09:00:00Z');
  });

  for (const [what, terms, hold] of [
    ['no question went out', pausing, { waitsFor: 'requester' as const }],
    ['the agreement lists another reason', pausing, { waitsFor: 'supplier' as const, question: 'When does the part come?' }],
    ['the agreement lists none', {}, { waitsFor: 'requester' as const, question: 'Which printer is it?' }],
  ] as const)
    test(`runs on when ${what}`, async () => {
      const desk = await openDesk('2026-03-02T09:00:00Z');
      await publishVersion(desk, { ...terms });
      const ticketId = await takenTicket(desk);

      await desk.does(desk.ada, holdTicket, { ticketId, ...hold });
      desk.moveClockTo('2026-03-02T12:00:00Z');

      const line = await resolution(desk, ticketId);
      assert.deepEqual([line.pausedSince, line.usedSeconds], [null, 3 * hours]);
    });

  test('goes on by itself when all its pauses together have used up the cap, however late the desk looks', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    await publishVersion(desk, pausing);
    const ticketId = await takenTicket(desk);
    await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'requester', question: 'Which printer is it?' });
    desk.moveClockTo('2026-03-02T12:00:00Z');
    await desk.does(desk.kim, replyToRequester, { ticketId, body: 'The left one.' });
    await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'requester', question: 'Is it on?' });

    desk.moveClockTo('2026-03-02T16:00:00Z');
    await desk.asDesk((work) => pauseCapRound.run(work, desk.place));
    const line = await resolution(desk, ticketId);
    const { items } = await desk.does(desk.dana, listPauses, { clientId: desk.northgate.id });

    assert.deepEqual([line.pausedSince, line.pausedSeconds, line.usedSeconds], [null, 4 * hours, 3 * hours]);
    assert.deepEqual(
      items.map(({ by, question, continuedAt, because, pausedSeconds }) => [by, question, continuedAt, because, pausedSeconds]),
      [
        ['Ada', 'Is it on?', '2026-03-02T13:00:00Z', 'cap', 1 * hours],
        ['Ada', 'Which printer is it?', '2026-03-02T12:00:00Z', 'replied', 3 * hours],
      ],
    );
  });

  test('that is resolved while it stands still had used what it had used, and continues with the rest when it is reopened', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    await publishVersion(desk, pausing);
    const ticketId = await takenTicket(desk);
    await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'requester', question: 'Which printer is it?' });
    desk.moveClockTo('2026-03-02T11:00:00Z');
    await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'Restarted', tellRequester: 'Restarted.' });
    const resolved = await resolution(desk, ticketId);
    desk.moveClockTo('2026-03-02T15:00:00Z');
    await desk.does(desk.kim, reopenTicket, { ticketId, reason: 'It is back.' });

    const reopened = await resolution(desk, ticketId);

    assert.deepEqual([resolved.shape, resolved.usedSeconds], ['met', 0]);
    assert.deepEqual([reopened.usedSeconds, reopened.secondsLeft], [0, 8 * hours]);
    assert.equal(reopened.dueAt, '2026-03-03T13:00:00Z');
  });

  test('is seen by whoever reads reports, and of another client nothing is', async () => {
    const desk = await openDesk();

    const { items } = await desk.does(desk.dana, listPauses, { clientId: desk.alder.id });

    assert.deepEqual(items, []);
  });
});

describe('Moving open tickets to a newer version', () => {
  test('is previewed, recorded on each ticket with its old line, and moves no start', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const clientId = desk.northgate.id;
    const ticketId = await takenTicket(desk);
    const second = await takenTicket(desk);
    await desk.does(desk.ada, resolveTicket, { ticketId: second, resolution: 'Restarted', tellRequester: 'Restarted.' });
    const { agreementId, terms } = await agreementInForce(desk);
    desk.moveClockTo('2026-03-02T12:00:00Z');
    await publishVersion(desk, { name: 'Gold', terms: terms.map((row) => ({ ...row, responseMinutes: 15, resolutionMinutes: 120 })) });

    const preview = await desk.does(desk.dana, previewMigration, { clientId, agreementId });
    const before = await resolution(desk, ticketId);
    const { moved, remaining } = await desk.does(desk.dana, migrateTickets, { clientId, agreementId });
    const after = await resolution(desk, ticketId);

    assert.deepEqual([preview.toVersion, preview.tickets, preview.clocks, preview.breaching], [2, 1, 2, 1]);
    assert.deepEqual(
      preview.items.map(({ metric, dueBefore, dueAfter, breaches }) => [metric, dueBefore, dueAfter, breaches]),
      [
        ['resolution', '2026-03-02T17:00:00Z', '2026-03-02T11:00:00Z', true],
        ['response', '2026-03-02T09:30:00Z', '2026-03-02T09:15:00Z', false],
      ],
    );
    assert.deepEqual([before.agreementVersion, before.dueAt], [1, '2026-03-02T17:00:00Z']);
    assert.deepEqual([moved, remaining], [1, 0]);
    assert.deepEqual(
      [after.agreementVersion, after.startedAt, after.dueAt, after.shape],
      [2, before.startedAt, '2026-03-02T11:00:00Z', 'breached'],
    );
    assert.deepEqual(
      after.lines.map(({ dueAt }) => dueAt),
      ['2026-03-02T17:00:00Z'],
    );
    await expectRefusal(desk.does(desk.dana, migrateTickets, { clientId, agreementId }), nothingToMove);
  });

  test('is not done to another client’s tickets', async () => {
    const desk = await openDesk();
    const { agreementId } = await agreementInForce(desk);

    const refused = desk.does(desk.dana, previewMigration, { clientId: desk.harbor.id, agreementId });

    await expectNotFound(refused);
    await expectNotFound(desk.does(desk.otto, readClockStatement, { ticketId: await desk.openTicket() }));
  });
});

describe('The queue and the statement', () => {
  test('say the same of a ticket that was split off, and of one that took over an older start', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const older = await takenTicket(desk);
    desk.moveClockTo('2026-03-02T11:00:00Z');
    const younger = await takenTicket(desk);
    const { ticketId: child } = await desk.does(desk.ada, splitTicket, { ticketId: older, title: 'And the scanner' });
    desk.moveClockTo('2026-03-02T12:00:00Z');
    await desk.does(desk.ada, mergeTickets, { ticketId: younger, sources: [older] });
    desk.moveClockTo('2026-03-02T13:00:00Z');

    const { items } = await desk.does(desk.ada, listTickets, { view: 'open', tier: 1, clientId: desk.northgate.id });

    for (const ticketId of [younger, child]) {
      const { clocks: lines } = await desk.does(desk.ada, readClockStatement, { ticketId });
      const running = lines.find(({ kind, metric, stoppedAt }) => kind === 'sla' && metric === 'resolution' && stoppedAt === null);
      const row = items.find((item) => item.ticketId === ticketId);
      assert.equal(running?.usedSeconds, 4 * hours);
      assert.deepEqual([row?.secondsLeft, row?.dueAt], [running?.secondsLeft, running?.dueAt]);
    }
  });
});
