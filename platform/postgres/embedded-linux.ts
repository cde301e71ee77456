import { setTimeout as pause } from 'node:timers/promises';
import { chooseAccount, commandOf, giveTo } from './embedded-account.ts';
import { findBinaries, linkLibraries } from './embedded-binaries.ts';
import { clusterExists, makeCluster } from './embedded-cluster.ts';
import type { Ground, Launched } from './embedded-ground.ts';
import { type Guard, startGuard } from './embedded-guard.ts';
import { takeLock } from './embedded-lock.ts';
import { boundLog, tailOfLog } from './embedded-log.ts';
import { isLivingServer, type Owner, readOwner } from './embedded-owner.ts';
import { makeSocketFolder, type Place, socketNumber } from './embedded-place.ts';
import { findRunning } from './embedded-running.ts';

/** The first start after a crash replays the log before it is ready: up to a gigabyte, on whatever disk there is. */
const readyMilliseconds = 300_000;

/** Starting, finding and sharing the server on Linux: locks of the kernel, a socket, a guard in a session of its own. */
export function linuxGround(place: Place, settings: readonly string[], log: (line: string) => void): Ground {
  return {
    hostOf: (owner) => owner.socketFolder || place.socketFolder,
    enter: () => takeLock(place.startLock, 'alone'),
    join: () => takeLock(place.usersLock, 'shared'),
    findRunning: () => findRunning(place),
    launch: () => launch(place, settings, log),
    watch: () => startGuard(place, []),
    isLiving: (owner) => isLivingServer(owner.processId, place.cluster),
  };
}

async function launch(place: Place, settings: readonly string[], log: (line: string) => void): Promise<Launched> {
  const binaries = await linkLibraries(await findBinaries(), place.folder);
  const exists = await clusterExists(place, binaries.version);
  const runAs = await chooseAccount(place, binaries, exists);
  if (!exists) {
    log('Making the database (once).');
    await makeCluster(place, runAs);
  }
  await giveTo(runAs.account, place.cluster);
  await makeSocketFolder(place, runAs.account?.userId);
  await giveTo(runAs.account, place.socketFolder);
  await boundLog(place.log);
  const where = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${quoted(place.socketFolder)}`, '-c', `port=${socketNumber}`];
  const guard = startGuard(place, commandOf(runAs, 'postgres', ['-D', place.cluster, ...settings, ...where]));
  return { owner: await becomeReady(place, guard), guard };
}

async function becomeReady(place: Place, guard: Guard): Promise<Owner> {
  const since = performance.now();
  while (!guard.hasEnded()) {
    const owner = await readOwner(place.cluster);
    if (owner?.status === 'ready' && (await isLivingServer(owner.processId, place.cluster))) return owner;
    if (performance.now() - since > readyMilliseconds) {
      void guard.release();
      throw new Error(`The embedded PostgreSQL was not ready after ${readyMilliseconds / 1000} seconds. ${await tailOfLog(place.log)}`);
    }
    await pause(10);
  }
  throw new Error(`The embedded PostgreSQL did not start (${await guard.ended}). ${await tailOfLog(place.log)}`);
}

/** The setting is a list: a comma or space in a folder's name must not divide it. */
function quoted(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}
