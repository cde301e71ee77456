/** A sleeper that others may wake: for loops that poll as a safety net and are nudged for speed. */
export interface Wake {
  /** Ends the sleep, or the next one when nobody sleeps just now: no nudge is lost between two looks. */
  wake(): void;
  /** Sleeps until woken, at most this long. */
  sleep(milliseconds: number): Promise<void>;
}

export function createWake(): Wake {
  let woken = false;
  let end: (() => void) | undefined;
  return {
    wake: () => {
      woken = true;
      end?.();
    },
    sleep: async (milliseconds) => {
      if (!woken)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      end = undefined;
      woken = false;
    },
  };
}

/** Lets so many pieces of work run at once and the rest queue up, so that background work never takes every connection. */
export function createGate(mostAtOnce: number): <Result>(run: () => Promise<Result>) => Promise<Result> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= mostAtOnce) await new Promise<void>((resolve) => queue.push(resolve));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = queue.shift();
      // A place handed over stays taken; only an unwanted one is given back.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
