import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findBinaries } from './embedded-binaries.ts';
import { clusterExists, makeCluster } from './embedded-cluster.ts';
import type { Ground } from './embedded-ground.ts';
import type { Guard } from './embedded-guard.ts';
import { boundLog, tailOfLog } from './embedded-log.ts';
import { type Owner, readOwner } from './embedded-owner.ts';
import type { Place } from './embedded-place.ts';
import { knock } from './embedded-running.ts';
import { enterOnWindows, joinOnWindows } from './embedded-windows-lock.ts';

const run = promisify(execFile);
const guardScript = fileURLToPath(new URL('embedded-windows-guard.ts', import.meta.url));

/** Replaying the log after a crash belongs to a start; so does a server that is still shutting down. */
const readySeconds = 300;

/**
 * Starting, finding and sharing the server on Windows: it has no private sockets, so the server listens on loopback
 * with a random password; named pipes stand for the locks, since they too end with the process that holds them.
 */
export async function windowsGround(place: Place, settings: readonly string[]): Promise<Ground> {
  const binaries = await findBinaries();
  const program = join(binaries.root, 'bin', 'pg_ctl.exe');
  const password = await readPassword(place);
  return {
    password,
    hostOf: () => '127.0.0.1',
    enter: () => enterOnWindows(place.folder),
    join: () => joinOnWindows(place.folder),
    findRunning: () => findRunningOnWindows(place, password),
    launch: async () => {
      if (!(await clusterExists(place, binaries.version)))
        await makeCluster(place, { binaries, prefix: [] }, join(place.folder, 'postgres.password'));
      await boundLog(place.log);
      const where = ['-c', 'listen_addresses=127.0.0.1', '-c', `port=${await freePort()}`];
      const guard = startWindowsGuard(place, program);
      await startServer(program, place, [...settings, ...where]);
      const owner = await readOwner(place.cluster);
      if (owner === undefined) throw new Error(`The embedded PostgreSQL did not start. ${await tailOfLog(place.log)}`);
      return { owner, guard };
    },
    watch: () => startWindowsGuard(place, program),
    isLiving: async (owner) => processExists(owner.processId),
  };
}

/** pg_ctl gives up an administrator's rights for the server, which PostgreSQL asks for. */
async function startServer(program: string, place: Place, settings: readonly string[]): Promise<void> {
  const options = settings.map((part) => (part === '-c' ? part : `"${part}"`)).join(' ');
  try {
    await run(program, ['start', '-D', place.cluster, '-l', place.log, '-w', '-t', String(readySeconds), '-o', options], {
      windowsHide: true,
    });
  } catch (cause) {
    throw new Error(`The embedded PostgreSQL did not start. ${await tailOfLog(place.log)}`, { cause });
  }
}

async function findRunningOnWindows(place: Place, password: string): Promise<Owner | undefined> {
  for (let waited = 0; waited < readySeconds * 10; waited++) {
    const owner = await readOwner(place.cluster);
    if (owner === undefined) return undefined;
    const answer = await knock({ host: '127.0.0.1', port: owner.port, password });
    if (answer === 'ready') return owner;
    if (answer === 'silent' && !processExists(owner.processId)) {
      await rm(join(place.cluster, 'postmaster.pid'), { force: true });
      return undefined;
    }
    // Silent, and its number lives: it shuts down, or the number is another program's, which pg_ctl itself can tell.
    if (answer === 'silent' && waited > 150) return undefined;
    await pause(100);
  }
  throw new Error(`The PostgreSQL of ${place.cluster} was not ready after ${readySeconds} seconds.`);
}

/** Ends when this process does: its end of the pipe closes, and the guard lets go for it. */
function startWindowsGuard(place: Place, program: string): Guard {
  const child = spawn(process.execPath, [guardScript, place.folder, place.cluster, program], {
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  let over = false;
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (status) => resolve(status ?? 1));
    child.once('error', () => resolve(127));
  }).finally(() => {
    over = true;
  });
  child.stdin.on('error', () => {
    // The guard went first; `ended` tells it.
  });
  child.unref();
  const release = async (): Promise<'left' | 'stopped'> => {
    child.ref();
    child.stdin.end();
    return (await ended) === 0 ? 'stopped' : 'left';
  };
  return { ended, hasEnded: () => over, release };
}

async function readPassword(place: Place): Promise<string> {
  const path = join(place.folder, 'postgres.password');
  // The folder belongs to the person who runs the desk; `wx` lets only the first of several starters choose.
  await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(path, 'utf8')).trim();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port on loopback.');
  return address.port;
}

function processExists(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
