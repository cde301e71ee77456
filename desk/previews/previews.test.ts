import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import {
  assignTicket,
  closeTicket,
  listLinks,
  mergeTickets,
  openFollowUp,
  prioritizeTicket,
  readTicket,
  readTimeline,
  reopenTicket,
  resolveTicket,
} from '../tickets/contract.ts';
import { notInThisState, notOpenToMerge, reopenInstead, tooLateToReopen } from '../tickets/refusals.ts';
import { previewMerge, previewPriority, previewReopen } from './contract.ts';

const factsOf = async (desk: Desk, ticketId: string) =>
  (await desk.does(desk.ada, readTimeline, { ticketId, limit: 200 })).items.map(({ name }) => name);

async function closedTicket(desk: Desk): Promise<string> {
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'A new cable', tellRequester: 'It works' });
  await desk.does(desk.ada, closeTicket, { ticketId });
  return ticketId;
}

test('a merge is seen before: the start that counts, due before and after, what goes where; and nothing has happened', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const source = await desk.openTicket({ title: 'Blank pages' });
  desk.moveClockTo('2026-03-02T11:00:00Z');
  const stay = await desk.openTicket();
  const before = [await factsOf(desk, stay), await factsOf(desk, source)];

  const seen = await desk.does(desk.ada, previewMerge, { ticketId: stay, sources: [source] });

  assert.deepEqual([await factsOf(desk, stay), await factsOf(desk, source)], before);
  assert.deepEqual([seen.before?.startedAt, seen.after?.startedAt], ['2026-03-02T11:00:00Z', '2026-03-02T09:00:00Z']);
  assert.equal((seen.before?.secondsLeft ?? 0) - (seen.after?.secondsLeft ?? 0), 2 * 60 * 60);
  assert.deepEqual(
    seen.sources.map(({ title, otherRequester, messages }) => [title, otherRequester, messages]),
    [['Blank pages', false, 0]],
  );
  await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [source] });
  await expectRefusal(desk.does(desk.ada, previewMerge, { ticketId: stay, sources: [await closedTicket(desk)] }), notOpenToMerge);
  await expectNotFound(desk.does(desk.otto, previewMerge, { ticketId: stay, sources: [source] }));
});

test('another priority is seen with both lines, from the same start', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  desk.moveClockTo('2026-03-02T09:30:00Z');

  const seen = await desk.does(desk.ada, previewPriority, { ticketId, impact: 1, urgency: 1 });

  const { dueAt } = await desk.does(desk.ada, prioritizeTicket, { ticketId, impact: 1, urgency: 1 });
  assert.deepEqual([seen.fromPriority, seen.priority, seen.after?.dueAt], [3, 1, dueAt]);
  assert.equal(seen.before?.startedAt, seen.after?.startedAt);
  assert.ok((seen.before?.targetSeconds ?? 0) > (seen.after?.targetSeconds ?? 0));
});

test('reopening in time says what is left; too late it says so, and a follow-up has a clock of its own', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await closedTicket(desk);
  desk.moveClockTo('2026-03-03T09:00:00Z');
  const inTime = await desk.does(desk.ada, previewReopen, { ticketId });
  const { until } = await expectRefusal(desk.does(desk.ada, openFollowUp, { ticketId, description: 'It is back' }), reopenInstead);
  desk.moveClockTo('2026-04-02T09:00:00Z');

  const tooLate = await desk.does(desk.ada, previewReopen, { ticketId });
  await expectRefusal(desk.does(desk.ada, reopenTicket, { ticketId, reason: 'It is back' }), tooLateToReopen);
  const followUp = await desk.does(desk.ada, openFollowUp, { ticketId, description: 'It is back' });

  const [old, fresh] = [
    await desk.does(desk.ada, readTicket, { ticketId }),
    await desk.does(desk.ada, readTicket, { ticketId: followUp.ticketId }),
  ];
  assert.deepEqual(
    [inTime.possible, inTime.state, inTime.until, inTime.after?.startedAt],
    [true, 'in_progress', until, '2026-03-02T09:00:00Z'],
  );
  assert.deepEqual([tooLate.possible, tooLate.until, tooLate.state, tooLate.after], [false, until, 'closed', null]);
  assert.deepEqual([fresh.title, fresh.openedAt, old.state], [old.title, '2026-04-02T09:00:00Z', 'closed']);
  assert.deepEqual(
    (await desk.does(desk.ada, listLinks, { ticketId: followUp.ticketId })).items.map(({ link, reference }) => [link, reference]),
    [['follows', old.reference]],
  );
  await expectRefusal(desk.does(desk.ada, openFollowUp, { ticketId: followUp.ticketId, description: 'Again' }), notInThisState);
});

test('a requester follows up the own ticket, and nobody else’s', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await closedTicket(desk);
  desk.moveClockTo('2026-05-04T09:00:00Z');

  const followUp = await desk.does(desk.kim, openFollowUp, { ticketId, description: 'It is back' });

  assert.equal(followUp.dueAt, null);
  await expectNotFound(desk.does(desk.sam, openFollowUp, { ticketId, description: 'It is back' }));
});
