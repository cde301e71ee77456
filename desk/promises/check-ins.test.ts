import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { runRounds } from '../../platform/rounds-runner.ts';
import { agreementInForce, publishVersion } from '../../test/agreements-desk.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { acceptEscalation } from '../escalation/contract.ts';
import { assignTicket, prioritizeTicket, reopenTicket, replyToRequester, resolveTicket } from '../tickets/contract.ts';
import { notInThisState } from '../tickets/refusals.ts';
import { listPromises, makePromise, replyAndPromise, writeTemplate } from './contract.ts';
import { promiseSaysNothing } from './refusals.ts';

const nextUpdate = { what: 'Tier 2 reads the print server’s log; you hear what it says', dueAt: '2026-03-02T10:00:00Z' };
const body = 'The log says the driver is wrong.';
const solved = { resolution: 'A new driver', tellRequester: 'It prints again with a new driver.' };

/** What was promised on a ticket, oldest first: how it came about, when it is due, how it ended. */
async function promisesOn(desk: Desk, ticketId: string) {
  const { items } = await desk.does(desk.ada, listPromises, { ticketId });
  return items.toReversed().map(({ occasion, dueAt, state }) => [occasion, dueAt, state]);
}

test('an escalated ticket is never without a promise: a reply that names none leaves the next check-in to the desk', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);
  await escalate(desk, ticketId, { nextUpdate });
  desk.moveClockTo('2026-03-02T09:40:00Z');

  await desk.does(desk.ada, replyToRequester, { ticketId, body });

  const seen = await desk.does(desk.kim, listPromises, { ticketId });
  assert.deepEqual(await promisesOn(desk, ticketId), [
    ['escalation', '2026-03-02T10:00:00Z', 'kept'],
    ['check_in', '2026-03-02T10:40:00Z', 'open'],
  ]);
  assert.deepEqual(
    [seen.items[0]?.what, seen.items[0]?.by, seen.plan, seen.items[0]?.owedBy],
    ['Ada tells you what was found since and what happens next', 'Secondline', undefined, undefined],
  );
});

test('a reply can promise the next update in the same send, and then the desk makes none', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);
  await escalate(desk, ticketId, { nextUpdate });
  const next = { what: 'You hear whether the new driver prints', dueAt: '2026-03-02T11:00:00Z' };

  await desk.does(desk.ada, replyAndPromise, { ticketId, body, nextUpdate: next });

  assert.deepEqual(await promisesOn(desk, ticketId), [
    ['escalation', '2026-03-02T10:00:00Z', 'kept'],
    ['reply', '2026-03-02T11:00:00Z', 'open'],
  ]);
  const empty = { what: 'We are working on it', dueAt: next.dueAt };
  await expectRefusal(desk.does(desk.ada, replyAndPromise, { ticketId, body: 'Once more', nextUpdate: empty }), promiseSaysNothing);
  await expectNotFound(desk.does(desk.otto, replyAndPromise, { ticketId, body, nextUpdate: next }));
});

test('a ticket that was never escalated is promised nothing by the desk, and one that is over takes no promise', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);

  await desk.does(desk.ada, replyToRequester, { ticketId, body });

  assert.deepEqual(await promisesOn(desk, ticketId), []);
  await desk.does(desk.ada, resolveTicket, { ticketId, ...solved });
  await expectRefusal(desk.does(desk.ada, replyAndPromise, { ticketId, body, nextUpdate }), notInThisState);
});

test('a check-in falls into the working time of the ticket’s clock, and a ticket that comes back has one at once', async () => {
  const desk = await openDesk('2026-03-06T16:00:00Z');
  const ticketId = await triedTicket(desk);
  await escalate(desk, ticketId, { nextUpdate: { ...nextUpdate, dueAt: '2026-03-06T17:30:00Z' } });
  desk.moveClockTo('2026-03-06T17:20:00Z');
  await desk.does(desk.ada, replyToRequester, { ticketId, body });
  await desk.does(desk.ada, resolveTicket, { ticketId, ...solved });

  await desk.does(desk.kim, reopenTicket, { ticketId, reason: 'It is back' });

  // Friday 17:20, an hour on, on a calendar of 08 to 18: Monday 08:20.
  assert.deepEqual(await promisesOn(desk, ticketId), [
    ['escalation', '2026-03-06T17:30:00Z', 'kept'],
    ['check_in', '2026-03-09T08:20:00Z', 'kept'],
    ['check_in', '2026-03-09T08:20:00Z', 'open'],
  ]);
});

test('where the agreement promises the next update within some minutes, check-ins keep that rhythm, whatever the priority usually has', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const { terms } = await agreementInForce(desk);
  const minutesOf = (priority: number | undefined) => (priority === 2 ? 25 : priority === 1 ? 10 : undefined);
  await publishVersion(desk, {
    terms: terms.map((row) => {
      const nextUpdateMinutes = minutesOf(row.priority);
      return nextUpdateMinutes === undefined ? row : { ...row, nextUpdateMinutes };
    }),
  });
  const ticketId = await triedTicket(desk);
  await escalate(desk, ticketId, { nextUpdate });
  const { plan } = await desk.does(desk.ada, listPromises, { ticketId });

  await desk.does(desk.ada, replyToRequester, { ticketId, body });
  await desk.does(desk.ada, prioritizeTicket, { ticketId, impact: 1, urgency: 1 });
  desk.moveClockTo('2026-03-02T09:20:00Z');
  await desk.does(desk.ada, replyToRequester, { ticketId, body });
  await desk.does(desk.ada, prioritizeTicket, { ticketId, impact: 3, urgency: 3 });
  await desk.does(desk.ada, replyToRequester, { ticketId, body });

  assert.equal(plan?.nextCheckInAt, '2026-03-02T09:25:00Z');
  assert.deepEqual(
    (await promisesOn(desk, ticketId)).map(([, dueAt]) => dueAt),
    // By the agreement 25 minutes, 10 once it is a P1; nothing is agreed for P4: what was promised last stays promised.
    ['2026-03-02T10:00:00Z', '2026-03-02T09:25:00Z', '2026-03-02T09:30:00Z', '2026-03-02T09:30:00Z'],
  );
});

test('a ticket that outlived its cadence owes two check-ins: shown before, counted when it is resolved, never in the way', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const short = await triedTicket(desk);
  const cared = await triedTicket(desk);
  const quick = await triedTicket(desk);
  for (const ticketId of [short, cared, quick])
    await escalate(desk, ticketId, { nextUpdate: { ...nextUpdate, dueAt: '2026-03-02T12:00:00Z' } });
  await desk.does(desk.ada, resolveTicket, { ticketId: quick, ...solved });
  await desk.does(desk.ada, replyToRequester, { ticketId: cared, body });
  desk.moveClockTo('2026-03-02T10:30:00Z');
  const before = await desk.does(desk.ada, listPromises, { ticketId: short });

  for (const ticketId of [short, cared]) await desk.does(desk.ada, resolveTicket, { ticketId, ...solved });

  assert.deepEqual(before.plan?.checkIns, { given: 1, owed: 2 });
  const { rows } = await desk.place.database.pool.query<{ stream: string; given: number; owed: number }>(
    `select stream, (payload->>'given')::int as given, (payload->>'owed')::int as owed from log.fact
      where name = 'check-ins-counted' and stream = any($1::uuid[])`,
    [[short, cared, quick]],
  );
  const counted = new Map(rows.map(({ stream, given, owed }) => [stream, [given, owed]]));
  assert.deepEqual(
    [counted.get(short), counted.get(cared), counted.get(quick)],
    [
      [1, 2],
      [2, 2],
      [1, 0],
    ],
  );
});

test('the desk’s check-ins speak in the client’s own words, with the time as the requester’s clock shows it', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const clientId = desk.northgate.id;
  await desk.does(desk.dana, writeTemplate, {
    kind: 'check_in',
    clientId,
    name: 'Check-in',
    words: '{requester}, {assignee} writes to you on {time}',
  });
  const ticketId = await triedTicket(desk);
  await escalate(desk, ticketId, { nextUpdate });

  await desk.does(desk.ada, replyToRequester, { ticketId, body });

  const { items } = await desk.does(desk.ada, listPromises, { ticketId });
  assert.equal(items[0]?.what, 'Kim, Ada writes to you on Mon 2 March, 10:00 (UTC)');
});

test('a promise is handed over with its ticket: whoever has it owes it, and it is counted to the tier that owed it last', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);
  const { escalationId } = await escalate(desk, ticketId, { nextUpdate });
  const owed = async () => {
    const { items } = await desk.does(desk.ada, listPromises, { ticketId });
    return items.map(({ owedBy, tier, by }) => [owedBy?.name ?? null, tier, by]);
  };
  const sent = await owed();
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  const accepted = await owed();
  await desk.does(desk.priya, assignTicket, { ticketId, assigneeId: null });
  const queued = await owed();
  desk.moveClockTo('2026-03-02T10:30:00Z');

  await desk.does(desk.priya, replyToRequester, { ticketId, body });
  await desk.does(desk.priya, assignTicket, { ticketId, assigneeId: 'me' });

  assert.deepEqual([sent, accepted, queued], [[['Ada', 1, 'Ada']], [['Priya', 2, 'Ada']], [[null, 2, 'Ada']]]);
  assert.deepEqual(await owed(), [
    ['Priya', 2, 'Secondline'],
    [null, 2, 'Ada'],
  ]);
  assert.deepEqual(
    (await promisesOn(desk, ticketId)).map(([, , state]) => state),
    ['late', 'open'],
  );
});

test('whoever owes a promise is nagged once ten minutes before and once when it is overdue, and not about what was kept', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);
  const kept = await desk.openTicket();
  await desk.does(desk.ada, makePromise, { ticketId, ...nextUpdate });
  await desk.does(desk.ada, makePromise, { ticketId: kept, ...nextUpdate });
  await desk.does(desk.ada, replyToRequester, { ticketId: kept, body });

  const seen: unknown[] = [];
  for (const at of ['09:49:59', '09:50:00', '09:55:00', '10:00:00', '10:00:01', '11:00:00']) {
    desk.moveClockTo(`2026-03-02T${at}Z`);
    await runRounds(desk.place);
    await runRounds(desk.place);
    seen.push(await nagsOf(desk, [ticketId, kept]));
  }

  assert.deepEqual(seen, [[], ['soon'], ['soon'], ['soon'], ['soon', 'overdue'], ['soon', 'overdue']]);
});

test('a desk that was down for six hours says once that a promise is overdue, and replaying the log makes the same rows', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);
  await desk.does(desk.ada, makePromise, { ticketId, ...nextUpdate });
  desk.moveClockTo('2026-03-02T16:00:00Z');

  await runRounds(desk.place);

  const { rows } = await desk.place.database.pool.query<{ payload: unknown; actor: string }>(
    `select payload, actor from log.fact where name = 'promise-nagged' and stream = $1`,
    [ticketId],
  );
  const { items } = await desk.does(desk.ada, listPromises, { ticketId });
  assert.deepEqual(rows, [
    {
      actor: 'system',
      payload: {
        ...{ promiseId: items[0]?.promiseId, stage: 'overdue', dueAt: nextUpdate.dueAt, what: nextUpdate.what },
        ...{ owedBy: desk.ada.id, tier: 1, teamId: desk.teams.tier1 },
      },
    },
  ]);
  assert.equal((await verifyLog(desk.place)).wrong, undefined);
});

test('two nodes that look at the same second nag once', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketIds: string[] = [];
  for (let number = 0; number < 6; number += 1) {
    const ticketId = await desk.openTicket();
    ticketIds.push(ticketId);
    await desk.does(desk.ada, makePromise, { ticketId, ...nextUpdate });
  }
  desk.moveClockTo('2026-03-02T09:55:00Z');

  await Promise.all([runRounds(desk.place), runRounds(desk.place), runRounds({ ...desk.place })]);

  assert.deepEqual(
    await nagsOf(desk, ticketIds),
    Array.from({ length: 6 }, () => 'soon'),
  );
});

async function nagsOf(desk: Desk, ticketIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await desk.place.database.pool.query<{ stage: string }>(
    `select payload->>'stage' as stage from log.fact where name = 'promise-nagged' and stream = any($1::uuid[]) order by recorded_at, version`,
    [ticketIds],
  );
  return rows.map(({ stage }) => stage);
}
