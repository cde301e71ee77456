import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openTicket } from '../../desk/tickets/contract.ts';
import { followOnce } from '../../platform/log/follow.ts';
import { openDatabase } from '../../platform/postgres/pool.ts';
import { runRounds } from '../../platform/rounds-runner.ts';
import { openNoticesDesk } from '../notices-desk.ts';

/** R9 asks for 20,000 open tickets and 500 thresholds; the figures of that size are the bench's (p10). */
const open = 240;
const due = 120;

describe('Many clocks at once (R9, R17)', () => {
  test('all thresholds of one minute are told once each, by two desks that look and hear at once, and mailed once each', async () => {
    const desk = await openNoticesDesk('2026-03-02T09:00:00Z');
    const { connection } = desk.place.database as typeof desk.place.database & {
      readonly connection: Parameters<typeof openDatabase>[0]['connection'];
    };
    const other = { ...desk.place, database: openDatabase({ connection, most: 6 }) };
    after(() => other.database.close());
    const ask = { requesterId: desk.kim.id, impact: 1, urgency: 1 } as const;
    for (let count = 0; count < open; count += 1) {
      // A second half that is due an hour later, and not now.
      if (count === due) desk.moveClockTo('2026-03-02T10:00:00Z');
      await desk.does(desk.ada, openTicket, { ...ask, title: `Ticket ${count}` });
    }

    // Every second of the minute in which the first half has used half of its time.
    for (let second = 0; second < 60; second += 20) {
      desk.moveClockTo(`2026-03-02T11:00:${String(second).padStart(2, '0')}Z`);
      await Promise.all([runRounds(desk.place), runRounds(other), followOnce(desk.place), followOnce(other)]);
    }
    await followOnce(desk.place);

    const { rows } = await desk.place.database.pool.query<{ percent: number; warnings: number; told: number; people: number }>(
      `select w.percent, count(distinct w.clock_id) as warnings, count(n.id) as told, count(distinct n.recipient_id) as people
        from clocks.warning w join clocks.clock c on c.id = w.clock_id and c.metric = 'resolution'
        left join notices.notice n on n.subject_id = w.clock_id and n.percent = w.percent
        where w.client_id = $1 group by w.percent`,
      [desk.northgate.id],
    );
    assert.deepEqual(rows, [{ percent: 50, warnings: due, told: due, people: 1 }]);
    const halves = (await desk.mailed()).filter(({ text }) => /50 % of the resolution time/.test(text));
    assert.equal(halves.length, due);
    assert.equal(new Set(halves.map(({ text }) => /INC-\d+/.exec(text)?.[0])).size, due);
  });
});
