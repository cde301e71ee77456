import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Place, socketNumber } from './embedded-place.ts';

/** What a server wrote about itself into `postmaster.pid`. */
export interface Owner {
  readonly processId: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly status: string;
  readonly sharedMemory: string;
}

/** Children of a killed server end by themselves within milliseconds, unless they compute; they get this long. */
const orphansPatienceMilliseconds = 2_000;
const orphansLimitMilliseconds = 15_000;

/** Reads who says to own the cluster; nothing when nobody does, or when a kill left half a line. */
export async function readOwner(cluster: string): Promise<Owner | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [processId, , , port, socketFolder, , sharedMemory, status] = text.split('\n').map((line) => line.trim());
  const id = Number(processId);
  if (!Number.isSafeInteger(id) || id <= 0) return undefined;
  return {
    processId: id,
    port: Number(port) || socketNumber,
    socketFolder: socketFolder ?? '',
    status: status ?? '',
    sharedMemory: sharedMemory ?? '',
  };
}

/**
 * Whether a process is the living server of this cluster. A zombie is dead, and a process that merely got the dead
 * server's number is somebody else: the command line must be PostgreSQL's and name our folder.
 */
export async function isLivingServer(processId: number, cluster: string): Promise<boolean> {
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '');
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  if (state === '' || state === 'Z' || state === 'X') return false;
  const [program, ...rest] = (await readFile(`/proc/${processId}/cmdline`, 'utf8').catch(() => '')).split('\0');
  return (program ?? '').endsWith('postgres') && rest.includes(cluster);
}

/**
 * Sees to it that nothing of a dead server is left: children that still compute, their shared memory, stale locks.
 * PostgreSQL itself would refuse to start beside any of them.
 */
export async function clearAfterDeath(place: Place, owner: Owner | undefined): Promise<void> {
  const since = performance.now();
  while (true) {
    const orphans = await orphansOf(place.cluster);
    if (orphans.length === 0 && !(await sharedMemoryInUse(owner))) break;
    const waited = performance.now() - since;
    if (waited > orphansLimitMilliseconds)
      throw new Error(`Processes of a dead PostgreSQL still use ${place.cluster}: ${orphans.join(', ')}.`);
    if (waited > 2 * orphansPatienceMilliseconds) signal(orphans, 'SIGKILL');
    else if (waited > orphansPatienceMilliseconds) signal(orphans, 'SIGQUIT');
    await pause(20);
  }
  await rm(join(place.cluster, 'postmaster.pid'), { force: true });
  for (const folder of new Set([place.socketFolder, owner?.socketFolder || place.socketFolder])) {
    await rm(join(folder, `.s.PGSQL.${socketNumber}`), { force: true });
    await rm(join(folder, `.s.PGSQL.${socketNumber}.lock`), { force: true });
  }
}

/** Every process of PostgreSQL works in its cluster's folder; that is how a nameless child is known. */
async function orphansOf(cluster: string): Promise<number[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    numbers.map(async (number) => {
      const folder = await readlink(`/proc/${number}/cwd`).catch(() => '');
      if (folder !== cluster) return [];
      const program = await readFile(`/proc/${number}/comm`, 'utf8').catch(() => '');
      return program.startsWith('postgres') ? [Number(number)] : [];
    }),
  );
  return found.flat();
}

/** Key, number and maker must all agree: after a reboot the number alone may be another program's. */
async function sharedMemoryInUse(owner: Owner | undefined): Promise<boolean> {
  const [key, id] = (owner?.sharedMemory ?? '').split(/\s+/);
  if (!owner || !key || !id) return false;
  const table = await readFile('/proc/sysvipc/shm', 'utf8').catch(() => '');
  return table.split('\n').some((line) => {
    const [lineKey, lineId, , , maker, , attached] = line.trim().split(/\s+/);
    // The kernel prints the key signed, PostgreSQL unsigned.
    const sameKey = Number(lineKey) >>> 0 === Number(key) >>> 0;
    return sameKey && lineId === id && Number(maker) === owner.processId && Number(attached) > 0;
  });
}

function signal(processIds: readonly number[], name: 'SIGQUIT' | 'SIGKILL'): void {
  for (const processId of processIds) {
    try {
      process.kill(processId, name);
    } catch {
      // It ended in between, which is what was wanted.
    }
  }
}
