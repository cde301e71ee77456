import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkPlace } from '../../platform/in-work.ts';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { type FoundedDesk, foundDesk } from './served-desk.ts';

/** Kills per run, a third of each kind; more of them, and another seed, make a long run of the same test. */
const killsWanted = Number(process.env.SECONDLINE_TEST_KILLS ?? 60);
const seed = Number(process.env.SECONDLINE_TEST_SEED ?? 20_261_122);

const victims = ['the desk', 'the server', 'both'] as const;

describe('A desk whose processes are killed', () => {
  test('keeps every acknowledged ticket once, whatever is killed while agents write, and starts again by itself', async (context) => {
    const random = createRandom(seed);
    const founded = await foundDesk();
    let desk = await founded.serve();
    const ledger = openLedger({
      name: 'Toner is low',
      url: () => desk.url,
      token: founded.token,
      requesterId: founded.cast.kim.id,
      lanes: 3,
    });
    context.after(() => {
      ledger.abandon();
      return founded.remove();
    });

    for (let kill = 0; kill < killsWanted; kill += 1) {
      const victim = victims[kill % victims.length];
      await desk.whileRunning(ledger.afterAcknowledgements(1 + random(6)));
      await desk.whileRunning(ledger.afterSends(1 + random(3)));
      // Somewhere between the request's arrival and its answer.
      await pause(random(12));
      if (victim !== 'the desk') await founded.killServer();
      if (victim !== 'the server') {
        await desk.kill();
        desk = await founded.serve();
      }
      await desk.whileRunning(ledger.afterAcknowledgements(1));
    }
    await desk.whileRunning(ledger.finish());
    const code = await desk.stop();

    context.diagnostic(`seed ${seed}, ${killsWanted} kills: ${wordsOn(ledger)}`);
    assert.equal(code, 0);
    assert.deepEqual(ledger.surprises, []);
    assert.deepEqual(await storedTickets(founded), acknowledgedTickets(ledger));
    assert.equal(await wrongOfLog(founded), undefined);
  });
});

/** What the writer was told, by title. All that was sent is among it: the writer asked until it knew. */
function acknowledgedTickets({ entries }: Ledger) {
  return entries
    .map(({ title, acknowledged }) => ({ title, id: acknowledged?.ticketId, reference: acknowledged?.reference }))
    .sort(byTitle);
}

async function storedTickets(founded: FoundedDesk) {
  const stored = await founded.inside((place: WorkPlace) =>
    place.database.sql.selectFrom('tickets.ticket').select(['title', 'id', 'reference']).execute(),
  );
  return stored.sort(byTitle);
}

async function wrongOfLog(founded: FoundedDesk) {
  const { facts, wrong } = await founded.inside((place) => verifyLog(place));
  assert.ok(facts > 0);
  return wrong;
}

function byTitle(one: { readonly title: string }, other: { readonly title: string }): number {
  return one.title < other.title ? -1 : 1;
}

function wordsOn({ entries }: Ledger): string {
  const again = entries.filter(({ sends }) => sends > 1).length;
  const replayed = entries.filter(({ acknowledged }) => acknowledged?.replayed).length;
  return `${entries.length} tickets, ${again} sent more than once, ${replayed} of them done before their answer was lost`;
}

/** Whole numbers below a bound, the same ones for the same seed (a linear congruential generator, Numerical Recipes). */
function createRandom(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
