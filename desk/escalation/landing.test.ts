import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followOnce } from '../../platform/log/follow.ts';
import { runRounds } from '../../platform/rounds-runner.ts';
import { publishVersion } from '../../test/agreements-desk.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { completePacket, escalate, nextUpdate, triedTicket } from '../../test/escalation-desk.ts';
import { addCategory, holdTicket, reopenTicket, replyToRequester, resolveTicket } from '../tickets/contract.ts';
import { acceptEscalation, escalateTicket, listEscalations, listWaitingEscalations, scorePacket } from './contract.ts';

const hour = 3_600;
const later = (desk: Desk, hours: number) =>
  desk.moveClockTo(
    desk.clock
      .now()
      .add({ minutes: Math.round(hours * 60) })
      .toString(),
  );

/** A ticket that Priya accepts at nine in the morning of that day and resolves after so many hours. */
async function resolvedAtTier2(
  desk: Desk,
  day: string,
  fields: { readonly hours: number; readonly categoryId: string; readonly urgency?: 1 | 2 },
) {
  desk.moveClockTo(`${day}T09:00:00Z`);
  const { hours, ...rest } = fields;
  const ticketId = await triedTicket(desk, rest);
  const { escalationId } = await escalate(desk, ticketId, { nextUpdate: { ...nextUpdate, dueAt: `${day}T18:00:00Z` } });
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  later(desk, hours);
  await desk.does(desk.priya, resolveTicket, { ticketId, resolution: 'Replaced the fuser', tellRequester: 'It prints again' });
  return ticketId;
}

async function refresh(desk: Desk): Promise<void> {
  await followOnce(desk.place);
  await runRounds(desk.place);
}

const categoryOf = async (desk: Desk, name: string) =>
  (await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name })).categoryId;

test('a ticket that lands says what its new tier takes for ones like it, and is marked late when less than that is left', async () => {
  const desk = await openDesk();
  const categoryId = await categoryOf(desk, 'Printing');
  const days = ['02', '03', '04', '05', '06', '09', '10', '11'];
  // Priya takes 1 to 8 hours: half of the tickets take less than four and a half.
  for (const [index, day] of days.entries()) await resolvedAtTier2(desk, `2026-03-${day}`, { hours: index + 1, categoryId });
  await refresh(desk);
  desk.moveClockTo('2026-03-12T09:00:00Z');
  const early = await triedTicket(desk, { categoryId });
  const late = await triedTicket(desk, { categoryId });
  const promised = { nextUpdate: { ...nextUpdate, dueAt: '2026-03-13T15:00:00Z' } };

  const inTime = await escalate(desk, early, promised);
  desk.moveClockTo('2026-03-12T12:30:01Z');
  const tooLate = await escalate(desk, late, promised);

  const need = { medianSeconds: 4.5 * hour, tickets: 8, basis: 'category_and_priority' };
  assert.deepEqual([inTime.landing?.need, inTime.landing?.lateHandoff], [need, false]);
  assert.deepEqual([tooLate.landing?.secondsLeft, tooLate.landing?.lateHandoff], [4.5 * hour - 1, true]);
  const { items } = await desk.does(desk.priya, listEscalations, { ticketId: late });
  assert.deepEqual(items[0]?.landing, tooLate.landing);
  const waiting = await desk.does(desk.priya, listWaitingEscalations, { tier: 2 });
  assert.deepEqual(
    waiting.items.map(({ ticketId, landing }) => [ticketId, landing?.lateHandoff]),
    [
      [early, false],
      [late, true],
    ],
  );
});

test('before it is sent, the sender sees what the landing would say', async () => {
  const desk = await openDesk();
  const categoryId = await categoryOf(desk, 'Scanning');
  for (const day of ['02', '03', '04', '05', '06', '09', '10', '11'])
    await resolvedAtTier2(desk, `2026-03-${day}`, { hours: 6, categoryId });
  await refresh(desk);
  desk.moveClockTo('2026-03-12T09:00:00Z');
  const ticketId = await triedTicket(desk, { categoryId });
  later(desk, 3);

  const { landing } = await desk.does(desk.ada, scorePacket, { ticketId, packet: completePacket });

  assert.deepEqual([landing?.need?.medianSeconds, landing?.secondsLeft, landing?.lateHandoff], [6 * hour, 5 * hour, true]);
});

test('with too few of its priority the whole category speaks; a ticket without a category is like no other', async () => {
  const desk = await openDesk();
  const categoryId = await categoryOf(desk, 'Telephony');
  const days = ['02', '03', '04', '05', '06', '09', '10', '11'];
  for (const [index, day] of days.entries())
    await resolvedAtTier2(desk, `2026-03-${day}`, { hours: 2, categoryId, urgency: index < 4 ? 1 : 2 });
  await refresh(desk);
  desk.moveClockTo('2026-03-12T09:00:00Z');
  const known = await triedTicket(desk, { categoryId });
  const unsorted = await triedTicket(desk);
  const promised = { nextUpdate: { ...nextUpdate, dueAt: '2026-03-13T15:00:00Z' } };

  const one = await escalate(desk, known, promised);
  const other = await desk.does(desk.ada, escalateTicket, { ticketId: unsorted, packet: completePacket, ...promised });

  assert.deepEqual(one.landing?.need, { medianSeconds: 2 * hour, tickets: 8, basis: 'category' });
  assert.deepEqual([other.landing?.need, other.landing?.lateHandoff], [null, null]);
});

test('a ticket reopened and resolved once more counts once, with all its time; after 180 days it counts no more', async () => {
  const desk = await openDesk();
  const categoryId = await categoryOf(desk, 'Accounts');
  const days = ['02', '03', '04', '05', '06', '09', '10'];
  for (const day of days) await resolvedAtTier2(desk, `2026-03-${day}`, { hours: 1, categoryId });
  const again = await resolvedAtTier2(desk, '2026-03-11', { hours: 1, categoryId });
  await refresh(desk);
  await desk.does(desk.ada, reopenTicket, { ticketId: again, reason: 'It locks again' });
  later(desk, 2);
  await desk.does(desk.priya, resolveTicket, { ticketId: again, resolution: 'Removed the stale phone', tellRequester: 'Fixed for good' });
  await refresh(desk);
  const kept = () =>
    desk.asDesk(({ sql }) =>
      sql
        .selectFrom('clocks.tier_use')
        .select(['tier', 'working_seconds as seconds'])
        .where('ticket_id', '=', again)
        .orderBy('tier')
        .execute(),
    );
  const medians = () =>
    desk.asDesk(({ sql }) =>
      sql
        .selectFrom('clocks.median_need')
        .select(['tier', 'priority', 'tickets', 'median_seconds as seconds'])
        .where('category_id', '=', categoryId)
        .orderBy('tier')
        .orderBy('priority')
        .execute(),
    );

  const then = await medians();
  desk.moveClockTo('2026-09-07T12:00:00Z');
  await refresh(desk);
  const inAutumn = await medians();

  assert.deepEqual(await kept(), [{ tier: 2, seconds: 3 * hour }]);
  assert.deepEqual(
    then.filter(({ tier }) => tier === 2),
    [
      { tier: 2, priority: 2, tickets: 8, seconds: hour },
      { tier: 2, priority: null, tickets: 8, seconds: hour },
    ],
  );
  assert.deepEqual(inAutumn, []);
});

test('what a tier takes leaves out the time its tickets stood paused, waiting for an answer', async () => {
  const desk = await openDesk();
  await publishVersion(desk, { pauses: [{ reason: 'requester', mostMinutes: 480 }] });
  const categoryId = await categoryOf(desk, 'Waiting');
  for (const day of ['02', '03', '04', '05', '06', '09', '10', '11']) {
    desk.moveClockTo(`2026-03-${day}T09:00:00Z`);
    const ticketId = await triedTicket(desk, { categoryId });
    const { escalationId } = await escalate(desk, ticketId, { nextUpdate: { ...nextUpdate, dueAt: `2026-03-${day}T18:00:00Z` } });
    await desk.does(desk.priya, acceptEscalation, { escalationId });
    later(desk, 1);
    await desk.does(desk.priya, holdTicket, { ticketId, waitsFor: 'requester', question: 'Which driver is installed?' });
    later(desk, 4);
    await desk.does(desk.kim, replyToRequester, { ticketId, body: 'Version 7' });
    later(desk, 1);
    await desk.does(desk.priya, resolveTicket, { ticketId, resolution: 'A new driver', tellRequester: 'It prints again' });
  }
  await refresh(desk);
  desk.moveClockTo('2026-03-12T09:00:00Z');
  const ticketId = await triedTicket(desk, { categoryId });

  const { landing } = await escalate(desk, ticketId, { nextUpdate: { ...nextUpdate, dueAt: '2026-03-13T15:00:00Z' } });

  assert.equal(landing?.need?.medianSeconds, 2 * hour);
});
