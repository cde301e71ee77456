import { monotonicMilliseconds } from '../clock.ts';
import type { WorkPlace } from '../in-work.ts';
import type { Program } from '../program.ts';
import { createWake } from '../wake.ts';
import { ensureCheckpoints } from './checkpoint.ts';
import type { RecordedFact } from './fact.ts';
import { followListener, type Heard } from './follow-listener.ts';
import { listenersBehind } from './listeners-behind.ts';
import { waitForNeighbors } from './neighbors.ts';
import { openNudges } from './nudge.ts';

/** The safety net under lost nudges. */
const pollMilliseconds = 1_000;

/** Listeners heard at the same time in one node, so that people's requests always find a connection. */
const mostAtOnce = 3;

/** Batches one listener may take before others get their turn. */
const mostBatchesInTurn = 20;

/** A fact that fails is tried again after this, doubled each time: ten tries take about two minutes. */
const shortestRestMilliseconds = 250;
const longestRestMilliseconds = 60_000;

/** The after-listeners, following the log. */
export interface Following {
  /** Begins no further batch and waits for those under way. */
  stop(): Promise<void>;
  /** Tells of facts that this node has committed: wakes its own listeners at once and, coalesced, those of other nodes, if any wants one of them. */
  nudge(facts: readonly RecordedFact[]): void;
}

/**
 * Lets every module's after-listeners hear finished facts for as long as the desk runs. Safe on any number of nodes. Whoever
 * builds the place hands commits on: `afterCommit: (facts) => following?.nudge(facts)`.
 */
export function startFollowing(place: WorkPlace): Following {
  const wake = createWake();
  const nudges = openNudges(place.database, wake.wake, place.log);
  const running = new Map<string, Promise<void>>();
  const rests = new Map<string, { readonly until: number; readonly milliseconds: number }>();
  let prepared = false;
  let stopped = false;

  const takeTurn = async (name: string): Promise<void> => {
    const listener = place.program.after.find((each) => each.name === name);
    if (listener === undefined) return;
    let heard: Heard = 'moved';
    for (let batches = 0; heard === 'moved' && batches < mostBatchesInTurn && !stopped; batches += 1)
      heard = await followListener(place, listener);
    if (heard !== 'failed') return void rests.delete(name);
    const milliseconds = Math.min((rests.get(name)?.milliseconds ?? shortestRestMilliseconds / 2) * 2, longestRestMilliseconds);
    rests.set(name, { until: monotonicMilliseconds() + milliseconds, milliseconds });
  };

  const look = async (): Promise<void> => {
    if (!prepared) await ensureCheckpoints(place);
    prepared = true;
    const now = monotonicMilliseconds();
    const ready = place.program.after.filter(({ name }) => !running.has(name) && (rests.get(name)?.until ?? 0) <= now);
    for (const name of (await listenersBehind(place, ready)).slice(0, mostAtOnce - running.size)) {
      const turn = takeTurn(name)
        .then(wake.wake)
        .catch((error: unknown) => place.log?.error({ error, listener: name }, 'A listener could not be run; trying again'))
        .finally(() => running.delete(name));
      running.set(name, turn);
    }
  };

  const loop = (async () => {
    while (!stopped) {
      try {
        if (place.program.after.length > 0 && running.size < mostAtOnce) await look();
      } catch (error) {
        place.log?.warn({ error }, 'The log could not be read; trying again');
      }
      await wake.sleep(pollMilliseconds);
    }
    await Promise.all(running.values());
  })();

  return {
    nudge: (facts) => {
      if (!isWanted(place.program, facts)) return;
      wake.wake();
      nudges.send();
    },
    stop: async () => {
      stopped = true;
      wake.wake();
      await loop;
      await nudges.close();
    },
  };
}

/** Whether any after-listener hears one of these facts. Most commits need nobody woken, and looking costs as much as a small request. */
export function isWanted({ after }: Program, facts: readonly RecordedFact[]): boolean {
  return after.some(({ kinds, imported }) =>
    facts.some((fact) => (imported || fact.origin === 'live') && kinds.some(({ name }) => name === fact.name)),
  );
}

/**
 * Lets every listener hear all that is committed, by hand, for tests; one that fails is tried once. Answers whether any moved.
 * What stands behind an open transaction of this very database is left for later, as it must be.
 */
export async function followOnce(place: WorkPlace): Promise<boolean> {
  await waitForNeighbors(place.database);
  await ensureCheckpoints(place);
  let moved = false;
  for (const listener of place.program.after) {
    let heard = await followListener(place, listener);
    while (heard === 'moved') {
      moved = true;
      heard = await followListener(place, listener);
    }
  }
  return moved;
}
