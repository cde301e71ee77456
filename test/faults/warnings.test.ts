import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openTicket } from '../../desk/tickets/contract.ts';
import { handClock, systemClock } from '../../platform/clock.ts';
import type { WorkPlace } from '../../platform/in-work.ts';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { does, foundDesk } from './served-desk.ts';

/** More than one batch of the round: each ticket has two clocks, and each of them four thresholds behind it. */
const ticketsLongDue = 150;
const thresholds = ticketsLongDue * 2 * 4;

describe('Warnings', () => {
  test('of a desk that was down for days, and is killed twice while it tells them, are told once each, late, to everybody once', async (context) => {
    const founded = await foundDesk(async (place, cast) => {
      const lastWeek = { ...place, clock: handClock(systemClock.now().subtract({ hours: 24 * 7 })) };
      const urgent = { requesterId: cast.kim.id, impact: 1, urgency: 1 } as const;
      for (let count = 0; count < ticketsLongDue; count += 1)
        await does(lastWeek, cast.ada, openTicket, { ...urgent, title: `Due long ago ${count}` });
    });
    context.after(() => founded.remove());

    for (const told of [50, 700]) {
      const [one, other] = await Promise.all([founded.serve(), founded.serve()]);
      await founded.inside((place) => one.whileRunning(until(place, told)));
      await Promise.all([one.kill(), other.kill()]);
    }
    const last = await founded.serve();
    await founded.inside((place) => last.whileRunning(until(place, thresholds, true)));
    await last.stop();

    const { facts, each, twice, late, wrong } = await founded.inside(standing);
    assert.deepEqual({ facts, each, twice, late }, { facts: thresholds, each: thresholds, twice: 0, late: thresholds });
    assert.equal(wrong, undefined);
  });
});

/** Waits until so many thresholds were told, and, when asked, until everybody heard of them. */
async function until({ database }: WorkPlace, told: number, heard = false): Promise<void> {
  const count = async () => {
    const { rows } = await database.pool.query<{ facts: number; waiting: number }>(
      `select (select count(*) from log.fact where name = 'clock-warned') as facts,
        (select count(*) from clocks.warning w where not exists
          (select from notices.notice n where n.client_id = w.client_id and n.subject_id = w.clock_id and n.percent = w.percent)) as waiting`,
    );
    return rows[0] ?? { facts: 0, waiting: 0 };
  };
  for (let now = await count(); now.facts < told || (heard && now.waiting > 0); now = await count()) await pause(50);
}

async function standing(place: WorkPlace) {
  const { rows } = await place.database.pool.query<{ facts: number; each: number; twice: number; late: number }>(
    `select count(*) as facts, count(distinct (payload ->> 'clockId', payload ->> 'percent')) as each,
      count(*) filter (where (payload ->> 'late')::boolean) as late,
      (select count(*) from (select from notices.notice group by recipient_id, subject_id, percent having count(*) > 1) as t) as twice
     from log.fact where name = 'clock-warned'`,
  );
  const { wrong } = await verifyLog(place);
  return { facts: 0, each: 0, twice: -1, late: 0, ...rows[0], wrong };
}
