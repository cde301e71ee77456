import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { assignTicket, cancelTicket, replyToRequester, resolveTicket } from '../tickets/contract.ts';
import { notInThisState } from '../tickets/refusals.ts';
import { listPromises, makePromise } from './contract.ts';
import { promiseInThePast, promiseSaysNothing } from './refusals.ts';
import { endByReplacing, endByTelling } from './rules.ts';

const what = 'Ada checks the print queue; you hear the result';

test('a promise is kept by an answer in time, and the requester sees it', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T10:00:00Z' });
  desk.moveClockTo('2026-03-02T09:50:00Z');

  await desk.does(desk.ada, replyToRequester, { ticketId, body: 'The queue was stuck; I cleared it.' });

  const seen = await desk.does(desk.kim, listPromises, { ticketId });
  assert.deepEqual(
    seen.items.map((promise) => [promise.what, promise.state]),
    [[what, 'kept']],
  );
});

test('an answer after it was due makes it late, and an answer by the requester keeps nothing', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T10:00:00Z' });
  await desk.does(desk.kim, replyToRequester, { ticketId, body: 'Any news?' });
  const meanwhile = await desk.does(desk.ada, listPromises, { ticketId });
  desk.moveClockTo('2026-03-02T10:00:01Z');

  await desk.does(desk.ada, replyToRequester, { ticketId, body: 'Sorry, now.' });

  const after = await desk.does(desk.ada, listPromises, { ticketId });
  assert.deepEqual([meanwhile.items[0]?.state, after.items[0]?.state], ['open', 'late']);
});

test('resolving tells the requester, and so keeps the promise', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T10:00:00Z' });

  await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'Cleared the queue', tellRequester: 'It prints again.' });

  const { items } = await desk.does(desk.ada, listPromises, { ticketId });
  assert.equal(items[0]?.state, 'kept');
});

test('a promise moved to later was broken, and one made stricter was not', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T10:00:00Z' });
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T11:00:00Z' });

  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T10:30:00Z' });

  const { items } = await desk.does(desk.ada, listPromises, { ticketId });
  assert.deepEqual(
    items.map((promise) => promise.state),
    ['open', 'kept', 'broken'],
  );
});

test('what cannot be held, or says nothing, is not promised', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  const dueAt = '2026-03-02T10:00:00Z';

  await expectRefusal(desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T08:59:00Z' }), promiseInThePast);
  await expectRefusal(desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2027-03-02T08:59:00Z' }), promiseInThePast);
  await expectRefusal(desk.does(desk.ada, makePromise, { ticketId, what: 'Your ticket has been escalated.', dueAt }), promiseSaysNothing);
  await expectNotFound(desk.does(desk.otto, makePromise, { ticketId, what, dueAt }));
  assert.equal((await desk.does(desk.ada, listPromises, { ticketId })).items.length, 0);
});

test('a cancelled ticket breaks the promise that stood open, and takes no other', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  const dueAt = '2026-03-02T10:00:00Z';
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt });

  await desk.does(desk.ada, cancelTicket, { ticketId, reason: 'Opened twice' });

  const { items } = await desk.does(desk.ada, listPromises, { ticketId });
  assert.equal(items[0]?.state, 'broken');
  await expectRefusal(desk.does(desk.ada, makePromise, { ticketId, what, dueAt }), notInThisState);
});

test('the due second itself is in time', () => {
  const dueAt = Temporal.Instant.from('2026-03-02T10:00:00Z');
  const promise = { promiseId: '', dueAt };

  assert.equal(endByTelling(promise, dueAt), 'kept');
  assert.equal(endByTelling(promise, dueAt.add({ seconds: 1 })), 'late');
  assert.equal(endByReplacing(promise, dueAt), 'kept');
});
