import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeTickets, readTicket } from '../../desk/tickets/contract.ts';
import { mergedAlready, notOpenToMerge } from '../../desk/tickets/refusals.ts';
import { holdAct } from '../../platform/held-acts/contract.ts';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { Refused } from '../../platform/refusal.ts';
import { runRounds } from '../../platform/rounds-runner.ts';
import { openDesk } from '../desk.ts';

/** Pairs that two agents merge crosswise at once. */
const pairs = 12;

test('of two who merge crosswise at once one wins; no circle comes of it, and every number still leads somewhere', async () => {
  const desk = await openDesk();
  for (let pair = 0; pair < pairs; pair += 1) {
    const [a, b] = [await desk.openTicket(), await desk.openTicket()];

    const ends = await Promise.allSettled([
      desk.does(desk.ada, mergeTickets, { ticketId: a, sources: [b] }),
      desk.does(desk.priya, mergeTickets, { ticketId: b, sources: [a] }),
    ]);

    const refused = ends.flatMap((end) => (end.status === 'rejected' && end.reason instanceof Refused ? [end.reason.kind.code] : []));
    assert.equal(ends.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.ok([mergedAlready.code, notOpenToMerge.code].includes(refused[0] ?? ''), refused[0] ?? 'another failure');
    const tickets = await Promise.all([a, b].map((ticketId) => desk.does(desk.ada, readTicket, { ticketId })));
    assert.equal(tickets.filter(({ state }) => state === 'new').length, 1);
  }
  assert.equal((await verifyLog(desk.place)).wrong, undefined);
});

test('merged into two tickets at once, it goes into one of them', async () => {
  const desk = await openDesk();
  const [source, one, two] = [await desk.openTicket(), await desk.openTicket(), await desk.openTicket()];

  const ends = await Promise.allSettled(
    [one, two, one].map((ticketId) => desk.does(desk.ada, mergeTickets, { ticketId, sources: [source] })),
  );

  const { rows } = await desk.place.database.pool.query(
    `select count(*) as merged from log.fact where name = 'ticket-merged' and stream = $1`,
    [source],
  );
  assert.ok(ends.some(({ status }) => status === 'rejected'));
  assert.equal(Number(rows[0]?.merged), 1);
});

test('held crosswise by two agents and done on two nodes at once, one is done and the other is told', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const [a, b] = [await desk.openTicket(), await desk.openTicket()];
  const hold = (who: typeof desk.ada, ticketId: string, source: string) =>
    desk.does(who, holdAct, { operation: mergeTickets.name, input: { ticketId, sources: [source] }, label: 'Merging crosswise' });
  await hold(desk.ada, a, b);
  await hold(desk.priya, b, a);
  desk.moveClockTo('2026-03-02T09:00:10Z');

  await Promise.all([runRounds(desk.place), runRounds({ ...desk.place })]);

  const { rows } = await desk.place.database.pool.query(
    `select state from held_acts.held_act where label = 'Merging crosswise' order by state`,
  );
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['done', 'failed'],
  );
});
