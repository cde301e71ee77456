import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openTickets } from '../../bench/open-tickets.ts';
import { followOnce } from '../../platform/log/follow.ts';
import { openDatabase } from '../../platform/postgres/pool.ts';
import { runRounds } from '../../platform/rounds-runner.ts';
import { openNoticesDesk } from '../notices-desk.ts';

/** R9: so many tickets are open, and so many of them reach a threshold within one minute. How late they are told is the bench's (p10). */
const open = 20_000;
const due = 500;

const instant = (text: string) => Temporal.Instant.from(text);

describe('Many clocks at once (R9, R17)', () => {
  test('all thresholds of one minute are told once each, by two desks that look and hear at once, and mailed once each', async () => {
    const desk = await openNoticesDesk('2026-03-02T09:00:00Z');
    const { connection } = desk.place.database as typeof desk.place.database & {
      readonly connection: Parameters<typeof openDatabase>[0]['connection'];
    };
    const other = { ...desk.place, database: openDatabase({ connection, most: 6 }) };
    after(() => other.database.close());
    const filling = { clientId: desk.northgate.id, requesterId: desk.kim.id, teamId: desk.teams.tier1 };
    // A P1 is resolved within four hours: half of it is over for one after the other, two hours from here.
    const spread = 60_000 / due;
    const openedAt = (ticket: number) => instant('2026-03-02T09:00:00Z').add({ milliseconds: Math.floor(ticket * spread) });
    await openTickets(desk.place, { ...filling, priority: 1, from: 0, to: due, openedAt });
    desk.moveClockTo('2026-03-02T10:00:00Z');
    await openTickets(desk.place, { ...filling, from: due, to: open, openedAt: () => instant('2026-03-02T10:00:00Z') });
    const bothLook = async (at: string) => {
      desk.moveClockTo(at);
      await Promise.all([runRounds(desk.place), runRounds(other), followOnce(desk.place), followOnce(other)]);
    };
    // What else these tickets are late with is told before: of thresholds told together only the highest is mailed.
    await bothLook('2026-03-02T10:59:00Z');
    await followOnce(desk.place);
    await desk.mailed();

    for (let second = 5; second <= 60; second += 5) await bothLook(instant('2026-03-02T11:00:00Z').add({ seconds: second }).toString());
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
