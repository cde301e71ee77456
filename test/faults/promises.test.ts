import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { makePromise } from '../../desk/promises/contract.ts';
import { openTicket } from '../../desk/tickets/contract.ts';
import { handClock, systemClock } from '../../platform/clock.ts';
import type { WorkPlace } from '../../platform/in-work.ts';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { does, foundDesk } from './served-desk.ts';

/** More than two batches of the round. */
const promisesLongDue = 250;

describe('Promises', () => {
  test('that became overdue while the desk was down, with two desks killed while they say so, are nagged about once each, and everybody hears once', async (context) => {
    const founded = await foundDesk(async (place, cast) => {
      const begun = systemClock.now().subtract({ hours: 24 * 7 });
      const lastWeek = { ...place, clock: handClock(begun) };
      const dueAt = begun.add({ hours: 1 }).toString();
      for (let count = 0; count < promisesLongDue; count += 1) {
        const { ticketId } = await does(lastWeek, cast.ada, openTicket, { requesterId: cast.kim.id, title: `Promised long ago ${count}` });
        await does(lastWeek, cast.ada, makePromise, { ticketId, what: 'You hear what the log says', dueAt });
      }
    });
    context.after(() => founded.remove());

    for (const told of [1, 101]) {
      const [one, other] = await Promise.all([founded.serve(), founded.serve()]);
      await founded.inside((place) => one.whileRunning(until(place, told)));
      await Promise.all([one.kill(), other.kill()]);
    }
    const [one, other] = await Promise.all([founded.serve(), founded.serve()]);
    await founded.inside((place) => one.whileRunning(until(place, promisesLongDue, true)));
    await Promise.all([one.stop(), other.stop()]);

    const { facts, each, overdue, twice, wrong } = await founded.inside(standing);
    assert.deepEqual(
      { facts, each, overdue, twice },
      { facts: promisesLongDue, each: promisesLongDue, overdue: promisesLongDue, twice: 0 },
    );
    assert.equal(wrong, undefined);
  });
});

/** Waits until so many promises were nagged about, and, when asked, until somebody heard of each. */
async function until({ database }: WorkPlace, told: number, heard = false): Promise<void> {
  const count = async () => {
    const { rows } = await database.pool.query<{ facts: number; waiting: number }>(
      `select (select count(*) from log.fact where name = 'promise-nagged') as facts,
        (select count(*) from promises.nag g where not exists
          (select from notices.notice n where n.client_id = g.client_id and n.subject_id = g.promise_id)) as waiting`,
    );
    return rows[0] ?? { facts: 0, waiting: 0 };
  };
  for (let now = await count(); now.facts < told || (heard && now.waiting > 0); now = await count()) await pause(50);
}

async function standing(place: WorkPlace) {
  const { rows } = await place.database.pool.query<{ facts: number; each: number; overdue: number; twice: number }>(
    `select count(*) as facts, count(distinct payload ->> 'promiseId') as each,
      count(*) filter (where payload ->> 'stage' = 'overdue') as overdue,
      (select count(*) from (select from notices.notice group by recipient_id, subject_id, percent, kind having count(*) > 1) as t) as twice
     from log.fact where name = 'promise-nagged'`,
  );
  const { wrong } = await verifyLog(place);
  return { facts: 0, each: 0, overdue: 0, twice: -1, ...rows[0], wrong };
}
