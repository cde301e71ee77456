import { systemAuthority } from './authority.ts';
import { inWork, type WorkPlace } from './in-work.ts';
import type { Round } from './rounds.ts';
import { createGate, createWake } from './wake.ts';

/** Rounds that run at the same time in one node, so that people's requests always find a connection. */
const mostAtOnce = 3;

/** A round that keeps failing is tried again ever later, but no later than this. */
const longestRestSeconds = 300;

/** A round that still says "more" after so many batches by hand does not get anywhere. */
const mostBatchesByHand = 10_000;

/** Rounds being run. */
export interface RunningRounds {
  /** Starts no further run and waits for those under way. */
  stop(): Promise<void>;
}

/**
 * Runs every module's rounds for the desk itself: each at its interval, at once again while more is due, never twice at the same
 * time in one node. One that fails is logged and tried again later, ever later; the others go on.
 */
export function startRounds(place: WorkPlace): RunningRounds {
  const gate = createGate(mostAtOnce);
  const lanes = place.program.rounds.map((round) => startLane(place, round, gate));
  return {
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** Runs every round by hand until none has more to do; for tests that moved the clock. A failure comes out. */
export async function runRounds(place: WorkPlace): Promise<void> {
  for (const round of place.program.rounds) {
    let batches = 0;
    while ((await runOnce(place, round)).more) {
      batches += 1;
      if (batches >= mostBatchesByHand) throw new Error(`The round ${round.name} never comes to an end`);
    }
  }
}

function startLane(place: WorkPlace, round: Round, gate: ReturnType<typeof createGate>): RunningRounds {
  const wake = createWake();
  let stopped = false;
  let failures = 0;
  const lane = (async () => {
    while (!stopped) {
      let restSeconds = round.everySeconds;
      try {
        const { more } = await gate(async () => (stopped ? { more: false } : runOnce(place, round)));
        failures = 0;
        if (more) restSeconds = 0;
      } catch (error) {
        failures += 1;
        restSeconds = Math.min(round.everySeconds * 2 ** failures, Math.max(longestRestSeconds, round.everySeconds));
        place.log?.error({ error, round: round.name, failures, restSeconds }, 'A round failed and will be tried again');
      }
      if (!stopped) await wake.sleep(restSeconds * 1_000);
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      wake.wake();
      await lane;
    },
  };
}

function runOnce(place: WorkPlace, round: Round): Promise<{ readonly more: boolean }> {
  return inWork(place, { authority: systemAuthority, reach: '*' }, (work) => round.run(work, place));
}
