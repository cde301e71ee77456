import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { getConstructionPlans } from 'pg-boss';
import { z } from 'zod';
import { freshDatabase } from '../../test/database.ts';
import { systemAuthority } from '../authority.ts';
import { systemClock } from '../clock.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import { program } from '../program.ts';
import { enqueue } from './enqueue.ts';
import { prepareJobs, prepareQueues, schemaVersion } from './prepare.ts';
import { deadLetters, queue } from './queue.ts';
import { runJobs, startJobs } from './start-jobs.ts';
import { worker } from './worker.ts';

const bell = queue({
  name: 'bell',
  data: z.strictObject({ rings: z.number() }),
  retries: 1,
  retryAfterSeconds: 1,
  retryAtMostAfterSeconds: 2,
  expireAfterSeconds: 30,
});

let place: Promise<WorkPlace> | undefined;
const openPlace = () => {
  place ??= (async () => {
    const database = await freshDatabase();
    await prepareQueues(database, [bell]);
    return { database, clock: systemClock, program: program([]) };
  })();
  return place;
};

const ring = (at: WorkPlace, rings: number, ending: 'done' | 'refused' = 'done') =>
  inWork(at, { authority: systemAuthority, reach: '*' }, async (work) => {
    await enqueue(work, bell, { rings });
    if (ending === 'refused') throw new Error('The visitor changed their mind');
  });

/** A promise and what keeps it. */
function awaited<Value>(): { readonly kept: Promise<Value>; readonly keep: (value: Value) => void } {
  const { promise, resolve } = Promise.withResolvers<Value>();
  return { kept: promise, keep: resolve };
}

describe('A job', () => {
  test('is there exactly when the work that asked for it stands', async () => {
    const desk = await openPlace();
    const rung: number[] = [];
    const ringing = [worker(bell, async (_place, { rings }) => void rung.push(rings))];
    await ring(desk, 1);
    await assert.rejects(ring(desk, 2, 'refused'), /changed their mind/);

    const done = await runJobs(desk, ringing);

    assert.equal(done, 1);
    assert.deepEqual(rung, [1]);
  });

  test('that fails is tried again and then lies among the dead letters with its reason', async () => {
    const desk = await openPlace();
    const tries: string[] = [];
    const failing = [
      worker(bell, async (_place, _data, { jobId, retry }) => {
        tries.push(`${jobId} ${retry}`);
        throw new Error('The bell is broken');
      }),
    ];
    await ring(desk, 3);

    await assert.rejects(runJobs(desk, failing), /broken/);
    await assert.rejects(runJobs(desk, failing), /broken/);

    const [first, second] = tries;
    assert.equal(tries.length, 2);
    assert.equal(second, first?.replace(/ 0$/, ' 1'));
    const { rows } = await desk.database.pool.query(`select data, source_output->>'message' as reason from jobs.job where name = $1`, [
      deadLetters,
    ]);
    assert.deepEqual(rows, [{ data: { rings: 3 }, reason: 'The bell is broken' }]);
    assert.equal(await runJobs(desk, failing), 0);
  });

  test('is done by a running node soon after it was put there', async () => {
    const desk = await openPlace();
    const rung = awaited<number>();
    const running = await startJobs(desk, [worker(bell, async (_place, { rings }) => rung.keep(rings))]);
    after(() => running.stop());

    await ring(desk, 4);

    assert.equal(await rung.kept, 4);
    await running.stop();
  });

  test('is done beside others, and one that fails does not take them along', async () => {
    const desk = await openPlace();
    const begun = new Set<number>();
    const allBegun = awaited<void>();
    const rung = new Set<number>();
    const allRung = awaited<void>();
    for (let rings = 100; rings < 112; rings += 1) await ring(desk, rings);

    const running = await startJobs(desk, [
      worker(bell, async (_place, { rings }, { retry }) => {
        begun.add(rings);
        if (begun.size === 5) allBegun.keep();
        await allBegun.kept;
        if (rings === 101 && retry === 0) throw new Error('The bell is stuck');
        rung.add(rings);
        if (rung.size === 12) allRung.keep();
      }),
    ]);
    await allRung.kept;
    await running.stop();

    const { rows } = await desk.database.pool.query(
      `select retry_count as tries, count(*)::int as jobs from jobs.job where name = 'bell' and (data->>'rings')::int >= 100 and state = 'completed' group by 1 order by 1`,
    );
    assert.deepEqual(rows, [
      { tries: 0, jobs: 11 },
      { tries: 1, jobs: 1 },
    ]);
  });

  test('under way when a node stops is finished first', async () => {
    const desk = await openPlace();
    const begun = awaited<void>();
    const mayEnd = awaited<void>();
    const running = await startJobs(desk, [
      worker(bell, async () => {
        begun.keep();
        await mayEnd.kept;
      }),
    ]);
    await ring(desk, 5);
    await begun.kept;

    const stopped = running.stop();
    mayEnd.keep();
    await stopped;

    const { rows } = await desk.database.pool.query(`select state::text from jobs.job where name = 'bell' and data->>'rings' = '5'`);
    assert.deepEqual(rows, [{ state: 'completed' }]);
  });

  test('of a queue that nobody prepared is a mistake in the program, said at once', async () => {
    const desk = await openPlace();
    const unknown = queue({ ...bell, name: 'unknown' });

    const asking = inWork(desk, { authority: systemAuthority, reach: '*' }, (work) => enqueue(work, unknown, { rings: 1 }));

    await assert.rejects(asking, /was not prepared/);
  });
});

describe('The queue’s tables', () => {
  test('take jobs from a request’s role, and show it none', async () => {
    const desk = await openPlace();
    await ring(desk, 6);

    for (const statement of ['select data from jobs.job', 'delete from jobs.job', 'update jobs.queue set retry_limit = 0'])
      await assert
        .rejects(desk.database.pool.query(`begin; set local role secondline_app; ${statement}`), /permission denied/)
        .finally(() => undefined);
  });

  test('are those of the pg-boss that is installed, and preparing them again changes nothing', async () => {
    const desk = await openPlace();

    await prepareJobs(desk.database);
    await prepareQueues(desk.database, [bell]);

    const { rows } = await desk.database.pool.query('select version from jobs.version');
    assert.deepEqual(rows, [{ version: schemaVersion }]);
    assert.match(getConstructionPlans('jobs'), new RegExp(`VALUES \\('${schemaVersion}'\\)`));
  });

  test('change with what the program says of a queue', async () => {
    const desk = await openPlace();

    await prepareQueues(desk.database, [{ ...bell, retries: 7 }]);

    const { rows } = await desk.database.pool.query(`select retry_limit from jobs.queue where name = 'bell'`);
    assert.deepEqual(rows, [{ retry_limit: 7 }]);
    await prepareQueues(desk.database, [bell]);
  });
});
