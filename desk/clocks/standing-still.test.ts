import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { agreementInForce, publishVersion } from '../../test/agreements-desk.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { escalate } from '../../test/escalation-desk.ts';
import { listWaitingEscalations } from '../escalation/contract.ts';
import { assignTicket, cancelTicket, holdTicket, recordStep, reopenTicket, replyToRequester, resolveTicket } from '../tickets/contract.ts';
import { listPauses, readClockStatement } from './contract.ts';

const hours = 3_600;
const anHour = { pauses: [{ reason: 'requester' as const, mostMinutes: 60 }] };
const aWeek = { pauses: [{ reason: 'requester' as const, mostMinutes: 2_400 }] };

/** A P2, eight hours promised, taken at nine, on which the requester is asked at once. */
async function asked(desk: Desk, pausing: typeof anHour): Promise<string> {
  await publishVersion(desk, pausing);
  const ticketId = await desk.openTicket({ impact: 2, urgency: 1 });
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  await desk.does(desk.ada, recordStep, { ticketId, action: 'Changed the toner', outcome: 'did_not_work', result: 'Still blank' });
  await desk.does(desk.ada, recordStep, { ticketId, action: 'Restarted it', outcome: 'did_not_work', result: 'Still blank' });
  await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'requester', question: 'Which printer is it?' });
  return ticketId;
}

async function lines(desk: Desk, ticketId: string, metric = 'resolution') {
  const { clocks } = await desk.does(desk.ada, readClockStatement, { ticketId });
  return clocks.filter((line) => line.kind === 'sla' && line.metric === metric);
}

const decided = async (desk: Desk, ticketId: string) =>
  (
    await desk.place.database.pool.query<{ metric: string; met: boolean | null }>(
      'select metric, met from clocks.clock where ticket_id = $1 order by metric',
      [ticketId],
    )
  ).rows;

const resolve = { resolution: 'A new cable', tellRequester: 'It works again.' };

describe('A pause whose cap is used up before anybody looks', () => {
  test('ended at its cap when the requester replies later', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await asked(desk, anHour);

    desk.moveClockTo('2026-03-02T15:00:00Z');
    await desk.does(desk.kim, replyToRequester, { ticketId, body: 'The left one.' });

    const [line] = await lines(desk, ticketId);
    const { items } = await desk.does(desk.dana, listPauses, { clientId: desk.northgate.id });
    assert.deepEqual([line?.pausedSeconds, line?.usedSeconds, line?.dueAt], [1 * hours, 5 * hours, '2026-03-02T18:00:00Z']);
    assert.deepEqual(
      items.map(({ continuedAt, because, pausedSeconds }) => [continuedAt, because, pausedSeconds]),
      [['2026-03-02T10:00:00Z', 'cap', 1 * hours]],
    );
  });

  test('saves no resolution that came too late', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await asked(desk, anHour);

    desk.moveClockTo('2026-03-04T09:00:00Z');
    await desk.does(desk.ada, resolveTicket, { ticketId, ...resolve });

    const [line] = await lines(desk, ticketId);
    const resolution = (await decided(desk, ticketId)).find(({ metric }) => metric === 'resolution');
    assert.deepEqual([resolution?.met, line?.pausedSeconds], [false, 1 * hours]);
  });
});

describe('A ticket that lands while its clock stands paused', () => {
  test('has what it had when the clock stopped, and the pause counts for no tier', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await asked(desk, aWeek);
    desk.moveClockTo('2026-03-02T16:00:00Z');

    const { landing } = await escalate(desk, ticketId);

    const [line] = await lines(desk, ticketId);
    assert.deepEqual([landing?.secondsLeft, landing?.usedSeconds], [8 * hours, [{ tier: 1, seconds: 0 }]]);
    assert.equal(line?.secondsLeft, landing?.secondsLeft);
    const { items } = await desk.does(desk.priya, listWaitingEscalations, { tier: 2 });
    assert.equal(items.find((one) => one.ticketId === ticketId)?.secondsLeft, 8 * hours);
  });
});

test('a ticket that was opened in error kept no promise and broke none', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();

  await desk.does(desk.ada, cancelTicket, { ticketId, reason: 'Opened in error' });

  const clocks = await decided(desk, ticketId);
  assert.ok(clocks.length > 0);
  assert.ok(clocks.every(({ met }) => met === null));
});

test('a ticket that is reopened owes its next update again, with what was left of it', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const { terms } = await agreementInForce(desk);
  await publishVersion(desk, { terms: terms.map((row) => ({ ...row, nextUpdateMinutes: 60 })) });
  const ticketId = await asked(desk, aWeek);
  await desk.does(desk.kim, replyToRequester, { ticketId, body: 'The left one.' });
  const before = (await lines(desk, ticketId, 'next_update')).length;
  await desk.does(desk.ada, resolveTicket, { ticketId, ...resolve });
  desk.moveClockTo('2026-03-02T10:00:00Z');

  await desk.does(desk.ada, reopenTicket, { ticketId, reason: 'It is back' });

  const running = (await lines(desk, ticketId, 'next_update')).filter(({ stoppedAt }) => stoppedAt === null);
  assert.deepEqual([before > 0, running.length], [true, 1]);
});
