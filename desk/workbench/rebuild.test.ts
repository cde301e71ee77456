import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { escalate, nextUpdate, triedTicket } from '../../test/escalation-desk.ts';
import { acceptEscalation, returnEscalation } from '../escalation/contract.ts';
import { makePromise } from '../promises/contract.ts';
import { cancelTicket, closeTicket, holdTicket, openTicket, prioritizeTicket, reopenTicket, resolveTicket } from '../tickets/contract.ts';

const resolution = { resolution: 'Plugged in', tellRequester: 'It prints again.' };

/** Everything that a queue hears of, at two clients. */
async function workADay(desk: Desk): Promise<string> {
  const ticketId = await triedTicket(desk);
  const first = await escalate(desk, ticketId);
  await desk.does(desk.priya, returnEscalation, {
    escalationId: first.escalationId,
    reason: 'wrong_team',
    whatWouldHelp: 'Ask the network',
  });
  desk.moveClockTo('2026-03-02T15:00:00.123456Z');
  await desk.does(desk.priya, acceptEscalation, { escalationId: (await escalate(desk, ticketId)).escalationId });
  await desk.does(desk.priya, prioritizeTicket, { ticketId, impact: 1, urgency: 1 });
  await desk.does(desk.priya, makePromise, { ticketId, what: nextUpdate.what, dueAt: '2026-03-03T08:00:00Z' });
  await desk.does(desk.priya, holdTicket, { ticketId, waitsFor: 'supplier' });
  const withdrawn = await triedTicket(desk);
  await escalate(desk, withdrawn);
  await desk.does(desk.ada, cancelTicket, { ticketId: withdrawn, reason: 'Opened twice' });
  const reopened = await triedTicket(desk);
  await desk.does(desk.ada, resolveTicket, { ticketId: reopened, ...resolution });
  desk.moveClockTo('2026-03-03T10:00:00Z');
  await desk.does(desk.kim, closeTicket, { ticketId: reopened });
  await desk.does(desk.kim, reopenTicket, { ticketId: reopened, reason: 'It is back.' });
  await desk.does(desk.sam, openTicket, { title: 'Frau Müller’s scanner (0x80070775)' });
  return ticketId;
}

test('replaying every fact makes the very rows that stand, and a row that somebody changed is found', async () => {
  const desk = await openDesk();
  const ticketId = await workADay(desk);
  const untouched = await verifyLog(desk.place);

  await desk.place.database.pool.query(`update workbench.queue_item set hops = hops + 1 where ticket_id = $1`, [ticketId]);

  const { wrong } = await verifyLog(desk.place);
  assert.equal(untouched.wrong, undefined);
  assert.deepEqual([wrong?.what, wrong?.stream], ['row-changed', ticketId]);
  assert.match(wrong?.detail ?? '', /workbench\.queue_item/);
});
