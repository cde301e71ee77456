import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openNotebook } from '../test/races/notebook/open.ts';
import { type Round, round } from './rounds.ts';
import { runRounds, startRounds } from './rounds-runner.ts';
import { openLog } from './telemetry.ts';

/** So rarely that only "more" or a failure brings it back within a test. */
const rarely = 3_600;

/** A desk whose rounds are these alone, and a log that is kept. */
async function deskWith(...rounds: readonly Round[]) {
  const lines: string[] = [];
  const { place } = await openNotebook({ rounds });
  const log = openLog('info', { write: (line) => void lines.push(line) });
  return { place: { ...place, log, program: { ...place.program, rounds } }, lines };
}

describe('Rounds of a running desk', () => {
  test('one that says more is due is run again at once, until it says no', async () => {
    const done = Promise.withResolvers<void>();
    let due = 5;
    const sweep = round({
      name: 'sweep',
      everySeconds: rarely,
      run: async () => {
        due -= 1;
        if (due === 0) done.resolve();
        return { more: due > 0 };
      },
    });
    const { place } = await deskWith(sweep);

    const rounds = startRounds(place);
    await done.promise;
    await rounds.stop();

    assert.equal(due, 0);
  });

  test('one that fails is logged and tried again, while others go on', async () => {
    const [recovered, swept] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let tries = 0;
    const failing = round({
      name: 'failing',
      everySeconds: 0.001,
      run: async () => {
        tries += 1;
        if (tries < 3) throw new Error('The mail server is asleep');
        recovered.resolve();
        return { more: false };
      },
    });
    const sweep = round({
      name: 'sweep',
      everySeconds: rarely,
      run: async () => {
        swept.resolve();
        return { more: false };
      },
    });
    const { place, lines } = await deskWith(failing, sweep);

    const rounds = startRounds(place);
    await Promise.all([recovered.promise, swept.promise]);
    await rounds.stop();

    const failures = lines.map((line) => JSON.parse(line) as { round: string; failures: number; restSeconds: number });
    assert.deepEqual(
      failures.map(({ round: name, failures: count, restSeconds }) => [name, count, restSeconds]),
      [
        ['failing', 1, 0.002],
        ['failing', 2, 0.004],
      ],
    );
  });

  test('none runs twice at the same time in one node, and stopping waits for the one under way', async () => {
    const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let [running, most, ended] = [0, 0, 0];
    const slow = round({
      name: 'slow',
      everySeconds: 0.001,
      run: async () => {
        running += 1;
        most = Math.max(most, running);
        begun.resolve();
        await mayEnd.promise;
        running -= 1;
        ended += 1;
        return { more: true };
      },
    });
    const { place } = await deskWith(slow);
    const rounds = startRounds(place);
    await begun.promise;

    const stopping = rounds.stop();
    mayEnd.resolve();
    await stopping;

    assert.deepEqual([running, most, ended], [0, 1, 1]);
  });
});

describe('Rounds run by hand', () => {
  test('each is run for the desk itself, over all clients, until nothing is left', async () => {
    const seen: string[] = [];
    let left = 3;
    const sweep = round({
      name: 'sweep',
      everySeconds: rarely,
      run: async (work) => {
        seen.push(`${work.actor} ${work.reach}`);
        left -= 1;
        return { more: left > 0 };
      },
    });
    const { place } = await deskWith(sweep);

    await runRounds(place);

    assert.deepEqual(seen, ['system *', 'system *', 'system *']);
  });

  test('a failure comes out', async () => {
    const failing = round({ name: 'failing', everySeconds: rarely, run: () => Promise.reject(new Error('The mail server is asleep')) });
    const { place } = await deskWith(failing);

    await assert.rejects(runRounds(place), /asleep/);
  });
});
