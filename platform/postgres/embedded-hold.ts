import { setTimeout as pause } from 'node:timers/promises';
import type { Ground, Launched } from './embedded-ground.ts';
import type { HeldLock } from './embedded-lock.ts';
import type { Owner } from './embedded-owner.ts';

/** A process's hold on the server, which outlives the server itself. */
export interface Hold {
  readonly adopted: boolean;
  /** The server that runs now. */
  owner(): Owner;
  letGo(): Promise<void>;
}

/** A launcher's guard tells of the server's death at once; who adopted it looks this often. */
const lookMilliseconds = 1_000;

const firstPauseMilliseconds = 250;
const longestPauseMilliseconds = 10_000;

/** Takes hold of the server, launching it when nobody else has, and starts it again when it dies while it is held. */
export async function takeHold(ground: Ground, log: (line: string) => void): Promise<Hold> {
  const lettingGo = new AbortController();
  const { seat, adopted, ...launched } = await arrive(ground);
  let current: Launched = launched;
  let restarting: Promise<void> | undefined;

  const follow = (followed: Launched): void =>
    onDeath(ground, followed, lettingGo.signal, () => {
      log('The embedded PostgreSQL ended unexpectedly; it is started again.');
      restarting = restart(followed);
    });
  const restart = async (dead: Launched): Promise<void> => {
    // Not waited for: a guard whose server is a zombie may itself hang.
    void dead.guard.release();
    const again = await takeAgain(ground, lettingGo.signal, log);
    if (again === undefined) return;
    current = again;
    follow(again);
    log(`The embedded PostgreSQL runs again (process ${again.owner.processId}).`);
  };
  follow(current);

  return {
    adopted,
    owner: () => current.owner,
    letGo: async () => {
      lettingGo.abort();
      await restarting;
      seat.release();
      await current.guard.release();
    },
  };
}

/** The seat is taken inside the entrance: no guard can then think that it is the last one, and stop what we find. */
async function arrive(ground: Ground): Promise<Launched & { seat: HeldLock; adopted: boolean }> {
  const entrance = await ground.enter();
  try {
    const seat = await ground.join();
    try {
      return { ...(await findOrLaunch(ground)), seat };
    } catch (error) {
      seat.release();
      throw error;
    }
  } finally {
    entrance.release();
  }
}

async function findOrLaunch(ground: Ground): Promise<Launched & { adopted: boolean }> {
  const running = await ground.findRunning();
  return running ? { owner: running, guard: ground.watch(), adopted: true } : { ...(await ground.launch()), adopted: false };
}

/** Tries until it succeeds or is no longer wanted: a full disk, say, must not need a person to start the desk again. */
async function takeAgain(ground: Ground, unwanted: AbortSignal, log: (line: string) => void): Promise<Launched | undefined> {
  let pauseMilliseconds = 0;
  while (!unwanted.aborted) {
    const entrance = await ground.enter();
    try {
      return await findOrLaunch(ground);
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    } finally {
      entrance.release();
    }
    pauseMilliseconds = Math.min(pauseMilliseconds * 2 + firstPauseMilliseconds, longestPauseMilliseconds);
    await pause(pauseMilliseconds, undefined, { ref: false, signal: unwanted }).catch(() => {
      // The loop's condition says why.
    });
  }
  return undefined;
}

/** Calls once, when the server dies, or its guard does, while it is still wanted. */
function onDeath(ground: Ground, { owner, guard }: Launched, unwanted: AbortSignal, call: () => void): void {
  const over = new AbortController();
  const looking = setInterval(async () => {
    if (!(await ground.isLiving(owner))) end();
  }, lookMilliseconds).unref();
  const end = (): void => {
    clearInterval(looking);
    if (unwanted.aborted || over.signal.aborted) return;
    over.abort();
    call();
  };
  unwanted.addEventListener('abort', () => clearInterval(looking), { once: true });
  void guard.ended.then(end);
  // One in another container has no process here to look at; its death shows in lost connections only.
  void ground.isLiving(owner).then((visible) => visible || clearInterval(looking));
}
