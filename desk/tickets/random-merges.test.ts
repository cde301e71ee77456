import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { Refused } from '../../platform/refusal.ts';
import { publishVersion } from '../../test/agreements-desk.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { readClockStatement } from '../clocks/contract.ts';
import {
  assignTicket,
  closeTicket,
  holdTicket,
  listLinks,
  mergeTickets,
  openFollowUp,
  prioritizeTicket,
  readTicket,
  reopenTicket,
  replyToRequester,
  resolveTicket,
  resumeTicket,
  splitTicket,
} from './contract.ts';

/** Sequences, and acts in each: some hundreds of acts on a real database. SECONDLINE_TEST_SEQUENCES makes a longer run of the same test. */
const sequences = Number(process.env.SECONDLINE_TEST_SEQUENCES ?? 60);
const mostActs = 12;

const one = fc.nat({ max: 30 });
const act = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), on: one, others: fc.array(one, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constantFrom('ask', 'answer', 'resume'), on: one }),
  fc.record({ kind: fc.constantFrom('split', 'follow up', 'reopen', 'resolve', 'close', 'prioritize', 'wait a month'), on: one }),
);
type Act = typeof act extends fc.Arbitrary<infer Some> ? Some : never;

/** Does one act on tickets chosen by number; what the desk refuses has simply not happened. Answers the ticket that was opened, if any. */
async function doAct(desk: Desk, ids: readonly string[], act: Act): Promise<string | undefined> {
  const at = (place: number) => ids[place % ids.length] ?? '';
  const ticketId = at(act.on);
  try {
    if (act.kind === 'merge') await desk.does(desk.ada, mergeTickets, { ticketId, sources: act.others.map(at) });
    else if (act.kind === 'split') return (await desk.does(desk.ada, splitTicket, { ticketId, title: 'Something else' })).ticketId;
    else if (act.kind === 'follow up') return (await desk.does(desk.ada, openFollowUp, { ticketId, description: 'It is back' })).ticketId;
    else if (act.kind === 'reopen') await desk.does(desk.ada, reopenTicket, { ticketId, reason: 'It is back' });
    else if (act.kind === 'close') await desk.does(desk.ada, closeTicket, { ticketId });
    else if (act.kind === 'ask') await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'requester', question: 'Which printer?' });
    else if (act.kind === 'answer') await desk.does(desk.kim, replyToRequester, { ticketId, body: 'The left one' });
    else if (act.kind === 'resume') await desk.does(desk.ada, resumeTicket, { ticketId });
    else if (act.kind === 'prioritize')
      await desk.does(desk.ada, prioritizeTicket, { ticketId, impact: 1, urgency: act.on % 2 === 0 ? 1 : 2 });
    else if (act.kind === 'resolve') {
      await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
      await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'A new cable', tellRequester: 'It works' });
    } else desk.clock.moveTo(desk.clock.now().add({ hours: 24 * 30 }));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  return undefined;
}

/** When each ticket and each of its clocks began. */
async function starts(desk: Desk, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await desk.place.database.pool.query<{ id: string; started: string }>(
    `select id, started_at::text as started from tickets.ticket where id = any($1)
      union all select id, started_at::text from clocks.clock where ticket_id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, started }) => [id, started]));
}

async function check(desk: Desk, ids: readonly string[], before: ReadonlyMap<string, string>): Promise<void> {
  const after = await starts(desk, ids);
  for (const [id, started] of before) assert.equal(after.get(id), started, 'a start moved');

  for (const ticketId of ids) {
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    const led = await desk.does(desk.ada, readTicket, { ticketId: ticket.reference });
    assert.ok('mergedInto' in ticket && 'mergedInto' in led);
    assert.equal(led.mergedInto, null, 'a number leads to a ticket that was merged itself');
    assert.equal(led.ticketId, ticket.mergedInto?.ticketId ?? ticketId);
    const { items } = await desk.does(desk.ada, listLinks, { ticketId });
    assert.ok(items.every((link) => ids.includes(link.ticketId)));
    await checkClocks(desk, ticketId);
  }
  const { rows } = await desk.place.database.pool.query(
    `with recursive way as (
        select ticket_id as start, to_ticket_id as at, 1 as steps from tickets.link where ticket_id = any($1) and kind = 'merged_into'
        union all select way.start, l.to_ticket_id, steps + 1 from way join tickets.link l on l.ticket_id = way.at and l.kind = 'merged_into'
          where steps < 100)
      select start from way where at = start`,
    [ids],
  );
  assert.deepEqual(rows, [], 'tickets are merged in a circle');
  const late = await desk.place.database.pool.query(
    `select t.id from tickets.ticket t
      join tickets.ticket s on s.merged_into = t.id
      join clocks.clock c on c.ticket_id = t.id and c.kind = 'sla' and c.metric = 'resolution' and c.stopped_at is null
      where t.id = any($1) and c.started_at > s.started_at`,
    [ids],
  );
  assert.deepEqual(late.rows, [], 'a clock runs from later than the earliest start');
}

/** The rows of a ticket's clocks say what its facts say, also of the time that they stood still, whichever clock took it over. */
async function checkClocks(desk: Desk, ticketId: string): Promise<void> {
  const { clocks } = await desk.does(desk.ada, readClockStatement, { ticketId });
  const { rows } = await desk.place.database.pool.query<{ id: string; due: Temporal.Instant; paused: number; pausing: boolean }>(
    `select id, due_at as due, paused_seconds as paused, paused_at is not null as pausing from clocks.clock where ticket_id = $1`,
    [ticketId],
  );
  for (const line of clocks) {
    const row = rows.find(({ id }) => id === line.clockId);
    assert.ok(row);
    assert.equal(line.usedSeconds + line.secondsLeft, line.targetSeconds, 'what is used and what is left make the target');
    assert.equal(row.pausing, line.pausedSince !== null);
    if (row.pausing) continue;
    assert.equal(row.paused, line.pausedSeconds, 'the row stood paused for as long as the facts say');
    if (line.stoppedAt === null) assert.equal(row.due.toString(), line.dueAt, 'the row is due when the facts say');
  }
}

test('whatever is merged, split, paused, reopened and followed up: no start moves, no circle, every number leads to a living ticket, rows follow from facts', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  await publishVersion(desk, { pauses: [{ reason: 'requester', mostMinutes: 240 }] });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: mostActs }), async (acts) => {
      const ids: string[] = [];
      for (let count = 0; count < 4; count += 1) {
        ids.push(await desk.openTicket());
        desk.clock.moveTo(desk.clock.now().add({ minutes: 17 }));
      }
      for (const some of acts) {
        const before = await starts(desk, ids);
        const opened = await doAct(desk, ids, some);
        if (opened !== undefined) ids.push(opened);
        desk.clock.moveTo(desk.clock.now().add({ minutes: 11 }));
        const after = await starts(desk, ids);
        for (const [id, started] of before) assert.equal(after.get(id), started, 'a start moved');
      }
      await check(desk, ids, await starts(desk, ids));
    }),
    { numRuns: sequences, endOnFailure: true },
  );
  assert.equal((await verifyLog(desk.place)).wrong, undefined);
});
