import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCategory } from '../../desk/tickets/contract.ts';
import { openDesk } from '../../test/desk.ts';
import { escalate, nextUpdate, triedTicket } from '../../test/escalation-desk.ts';
import { listHandoffs, readHandoffsFile, readLateHandoffs } from './contract.ts';

test('a lead sees how often the team hands over too late, what that means, and opens the escalations behind it', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const { categoryId } = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Printing' });
  // What the round would have found: Tier 2 takes four hours for these.
  await desk.asDesk(({ sql, at }) =>
    sql
      .insertInto('clocks.median_need')
      .values({
        client_id: desk.northgate.id,
        category_id: categoryId,
        tier: 2,
        priority: null,
        tickets: 20,
        median_seconds: 4 * 3_600,
        refreshed_at: at,
      })
      .execute(),
  );
  const inTime = await triedTicket(desk, { categoryId });
  const tooLate = await triedTicket(desk, { categoryId });
  const unsorted = await triedTicket(desk);
  await escalate(desk, inTime);
  desk.moveClockTo('2026-03-02T14:00:00Z');
  await escalate(desk, tooLate, { nextUpdate });
  await escalate(desk, unsorted, { nextUpdate });
  const asked = { clientId: desk.northgate.id };

  const rate = await desk.does(desk.dana, readLateHandoffs, asked);
  const { items } = await desk.does(desk.dana, listHandoffs, { ...asked, teamId: rate.teams[0]?.teamId });

  assert.deepEqual([rate.escalations, rate.measured, rate.late], [3, 2, 1]);
  assert.deepEqual(
    rate.teams.map(({ teamName, tier, late }) => [teamName, tier, late]),
    [['Service desk', 1, 1]],
  );
  assert.match(rate.definition, /less working time left .* than that tier’s median/);
  assert.deepEqual(
    items.map(({ ticketId, raisedBy, secondsLeft, medianSeconds, lateHandoff }) => [
      ticketId,
      raisedBy,
      secondsLeft,
      medianSeconds,
      lateHandoff,
    ]),
    [[tooLate, 'Ada', 3 * 3_600, 4 * 3_600, true]],
  );
  const all = await desk.does(desk.dana, listHandoffs, { ...asked, which: 'all' });
  assert.equal(all.items.length, 3);
  const elsewhere = await desk.does(desk.dana, readLateHandoffs, { clientId: desk.harbor.id });
  assert.deepEqual([elsewhere.escalations, elsewhere.teams], [0, []]);
  const parts: Uint8Array[] = [];
  await desk.does(desk.dana, readHandoffsFile, asked, {
    sendBytes: async ({ chunks }) => {
      for await (const chunk of chunks) parts.push(chunk);
    },
  });
  const lines = Buffer.concat(parts).toString().trim().split('\r\n');
  assert.deepEqual([lines.length, lines.filter((line) => line.endsWith(',late')).length], [4, 1]);
});
