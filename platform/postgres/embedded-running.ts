import { setTimeout as pause } from 'node:timers/promises';
import { embeddedUser } from './embedded-cluster.ts';
import { clearAfterDeath, isLivingServer, type Owner, readOwner } from './embedded-owner.ts';
import type { Place } from './embedded-place.ts';

/** What a knock at the door tells: takes connections, lives but does not yet, or nobody is there. */
export type Answer = 'ready' | 'busy' | 'silent';

/** How long a server may take to shut down before it is stopped hard, in milliseconds. */
const patienceMilliseconds = 15_000;

/** How long one that replays its log after a crash may take: stopping it would only begin the replay anew. */
const recoveryMilliseconds = 300_000;

const knockMilliseconds = 2_000;

/**
 * The server that already runs on this cluster, once it answers; nothing when there is none, and then nothing of a
 * dead one is left in the way. Call it with the start lock held.
 */
export async function findRunning(place: Place): Promise<Owner | undefined> {
  const since = performance.now();
  while (true) {
    const owner = await readOwner(place.cluster);
    const answer = owner ? await knock({ host: owner.socketFolder || place.socketFolder, port: owner.port }) : 'silent';
    if (owner && answer === 'ready') return owner;
    const living = owner !== undefined && (await isLivingServer(owner.processId, place.cluster));
    if (!living && answer === 'silent') {
      await clearAfterDeath(place, owner);
      return undefined;
    }
    const waited = performance.now() - since;
    const patience = owner?.status === 'starting' ? recoveryMilliseconds : patienceMilliseconds;
    if (living && waited > patience + 5_000) process.kill(owner.processId, 'SIGKILL');
    else if (living && waited > patience) process.kill(owner.processId, 'SIGQUIT');
    else if (!living && waited > patience)
      throw new Error(`A PostgreSQL that is not of this machine answers on ${place.cluster}, but takes no connections.`);
    await pause(25);
  }
}

/** Asks by connecting: it is the one proof of life that also holds across containers. */
export async function knock(door: { host: string; port: number; password?: string }): Promise<Answer> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ ...door, user: embeddedUser, database: 'postgres', connectionTimeoutMillis: knockMilliseconds });
  client.on('error', () => {
    // The connection broke after it was made; the next knock tells.
  });
  try {
    await client.connect();
    await client.end();
    return 'ready';
  } catch (error) {
    return meaningOf(error);
  }
}

function meaningOf(error: unknown): Answer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ENOTDIR'].includes(code)) return 'silent';
  // Full to the last connection is alive and well.
  if (code === '53300') return 'ready';
  return 'busy';
}
