import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandOf, giveTo, type RunAs } from './embedded-account.ts';
import type { Place } from './embedded-place.ts';

/** The login that owns the embedded databases. Only the socket's folder decides who may use it. */
export const embeddedUser = 'secondline';

const run = promisify(execFile);

/** About a second on flash; a slow disk that syncs a thousand files may need minutes. */
const initializeMilliseconds = 300_000;

/** Whether the cluster has been made. Refuses a folder that is something else, or another major version's. */
export async function clusterExists(place: Place, binariesVersion: string): Promise<boolean> {
  const names = await readdir(place.cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Error(`${place.cluster} cannot be read by this account; start as the one that owns it.`, { cause: error });
  });
  if (names.length === 0) return false;
  const made = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const major = binariesVersion.split('.')[0];
  if (made === '') throw new Error(`${place.cluster} is not a PostgreSQL cluster, and is not empty.`);
  if (made !== major) throw new Error(`${place.cluster} was made by PostgreSQL ${made}, and this release brings ${major}.`);
  return true;
}

/**
 * Makes the cluster beside its place and moves it there whole, so that a kill in the middle leaves no half cluster.
 * UTF-8 with the built-in C.UTF-8 order, which no upgrade of the system's libraries can change under an index.
 */
export async function makeCluster(place: Place, runAs: RunAs, passwordFile?: string): Promise<void> {
  for (const name of await readdir(place.folder)) {
    if (name.startsWith('postgres.new-')) await rm(join(place.folder, name), { recursive: true, force: true });
  }
  const unfinished = join(place.folder, `postgres.new-${randomBytes(6).toString('hex')}`);
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(runAs.account, unfinished);
  const [program = '', ...parameters] = commandOf(runAs, 'initdb', [
    `--pgdata=${unfinished}`,
    `--username=${embeddedUser}`,
    // Without a password the socket's folder guards the door, and no other door opens.
    ...(passwordFile === undefined ? ['--auth-local=trust', '--auth-host=reject'] : ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]),
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]);
  await run(program, parameters, { cwd: '/', timeout: initializeMilliseconds });
  await rmdir(place.cluster).catch(() => {
    // Usually there is none; when it is not empty, the next line says so.
  });
  await rename(unfinished, place.cluster);
  // Windows opens no folders, and writes their entries through by itself.
  if (process.platform === 'win32') return;
  const folder = await open(place.folder, 'r');
  await folder.sync();
  await folder.close();
}
