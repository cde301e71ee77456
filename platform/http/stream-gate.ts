import { refuse, tryAgain } from '../refusal.ts';

/** Who waits longer than this for a free place is asked to come back. */
const patienceMilliseconds = 20_000;
const longestQueue = 500;

/** Lets only so many files travel at once: each holds a database connection for as long as its sender or reader takes. */
export interface StreamGate {
  /** Waits for a place; the answer gives it back. Refuses with `try-again` when none comes free. */
  enter(): Promise<() => void>;
}

/** Opens a gate with this many places. */
export function streamGate(places: number): StreamGate {
  let free = places;
  const waiting = new Set<() => void>();
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  };
  const inTurn = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(go);
        try {
          refuse(tryAgain);
        } catch (refused) {
          reject(refused);
        }
      }, patienceMilliseconds);
      const go = (): void => {
        clearTimeout(timer);
        waiting.delete(go);
        resolve();
      };
      waiting.add(go);
    });
  return {
    enter: async () => {
      if (free > 0) free -= 1;
      else if (waiting.size >= longestQueue) refuse(tryAgain);
      else await inTurn();
      let left = false;
      return () => {
        if (!left) leave();
        left = true;
      };
    },
  };
}
