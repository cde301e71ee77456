import { execFile } from 'node:child_process';
import { chmod, lchown, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, copyBinaries } from './embedded-binaries.ts';
import type { Place } from './embedded-place.ts';

/** As whom PostgreSQL runs: it refuses to be root, and root is what many containers and servers start us as. */
export interface Account {
  readonly name: string;
  readonly userId: number;
  readonly groupId: number;
}

/** One way of running PostgreSQL's programs, found to work for this data folder. */
export interface RunAs {
  readonly binaries: Binaries;
  /** Commands that take up the account and then run the rest of the line. */
  readonly prefix: readonly string[];
  /** Given when the files must belong to another account than ours. */
  readonly account?: Account;
}

const run = promisify(execFile);

/** A probe prints one version; anything slower is stuck. */
const probeMilliseconds = 20_000;

/**
 * Finds an account that is not root: ourselves; or root under another number in a user namespace; or, where that is
 * not permitted, an unprivileged account with programs it can read. Refuses, naming DATABASE_URL, where none works.
 */
export async function chooseAccount(place: Place, binaries: Binaries, clusterExists: boolean): Promise<RunAs> {
  const accounts = await readAccounts();
  const failures: string[] = [];
  for (const way of await waysFor(place, accounts, clusterExists)) {
    try {
      return await way(binaries);
    } catch (error) {
      failures.push(error instanceof Error ? error.message.trim() : String(error));
    }
  }
  throw new Error(
    `PostgreSQL does not run as root, and no other account here can use ${place.folder}. ` +
      `Start as a normal user, choose another folder with SECONDLINE_DATA, or set DATABASE_URL to a PostgreSQL server. (${failures.join('; ')})`,
  );
}

/** The whole command line of one of PostgreSQL's programs. It ends with its parent (where the system can do that). */
export function commandOf(runAs: RunAs, program: 'initdb' | 'postgres', parameters: readonly string[]): string[] {
  const programPath = join(runAs.binaries.root, 'bin', program);
  if (process.platform === 'win32') return [`${programPath}.exe`, ...parameters];
  const libraries = runAs.binaries.libraryPath === undefined ? [] : [`LD_LIBRARY_PATH=${runAs.binaries.libraryPath}`];
  const endsWithParent = 'command -v setpriv >/dev/null 2>&1 && exec setpriv --pdeathsig INT -- "$@"; exec "$@"';
  return [...runAs.prefix, 'env', 'LC_ALL=C', 'TZ=UTC', ...libraries, 'sh', '-c', endsWithParent, 'sh', programPath, ...parameters];
}

/** Hands a folder and all in it to the account that PostgreSQL runs as. Nothing to do when that is ourselves. */
export async function giveTo(account: Account | undefined, folder: string): Promise<void> {
  if (account === undefined || (await stat(folder)).uid === account.userId) return;
  const below = await readdir(folder, { recursive: true });
  for (const name of below) await lchown(join(folder, name), account.userId, account.groupId);
  // The folder itself comes last: a kill on the way leaves it ours, and the next start begins again.
  await lchown(folder, account.userId, account.groupId);
}

type Way = (binaries: Binaries) => Promise<RunAs>;

async function waysFor(place: Place, accounts: readonly Account[], clusterExists: boolean): Promise<Way[]> {
  const named = accounts.find(({ userId }) => userId === 1000) ?? accounts.find(({ userId }) => userId > 0);
  const inNamespace: Way = (binaries) =>
    probed(place, {
      binaries,
      prefix: ['unshare', '--user', `--map-user=${named?.userId ?? 1000}`, `--map-group=${named?.groupId ?? 1000}`, '--'],
    });

  if (process.getuid?.() !== 0) {
    // initdb wants its user to have a name, which a number given to a container need not have.
    const nameless = !clusterExists && !accounts.some(({ userId }) => userId === process.getuid?.());
    return nameless ? [inNamespace] : [async (binaries) => ({ binaries, prefix: [] })];
  }
  const owner = clusterExists ? (await stat(place.cluster)).uid : 0;
  const candidates = [owner, await ownerAbove(place.folder)].filter((userId) => userId !== 0);
  const owners = candidates.map(
    (userId) => accounts.find((known) => known.userId === userId) ?? { name: `user ${userId}`, userId, groupId: userId },
  );
  const servants = ['postgres', 'nobody'].flatMap((name) => accounts.find((known) => known.name === name) ?? []);
  const byAccount = [...owners, ...servants].map(
    (account): Way =>
      (binaries) =>
        asAccount(place, binaries, account),
  );
  return owner === 0 ? [inNamespace, ...byAccount] : byAccount;
}

async function asAccount(place: Place, binaries: Binaries, account: Account): Promise<RunAs> {
  const folder = await stat(place.folder);
  // The account must be able to walk through our folder, not to read it.
  if (folder.uid === 0) await chmod(place.folder, folder.mode | 0o011);
  const prefix = ['setpriv', `--reuid=${account.userId}`, `--regid=${account.groupId}`, '--clear-groups', '--'];
  try {
    return await probed(place, { binaries, prefix, account });
  } catch {
    return probed(place, { binaries: await copyBinaries(binaries, place.folder), prefix, account });
  }
}

async function probed(place: Place, runAs: RunAs): Promise<RunAs> {
  const reachable = 'test -x "$1" || { echo "$1 is closed to $(id -u)" >&2; exit 1; }; shift; exec "$@"';
  const [program = '', ...rest] = [
    ...runAs.prefix,
    'sh',
    '-c',
    reachable,
    'sh',
    place.folder,
    ...commandOf({ ...runAs, prefix: [] }, 'postgres', ['--version']),
  ];
  await run(program, rest, { cwd: '/', timeout: probeMilliseconds });
  return runAs;
}

/** Whoever owns the nearest folder above that is not root's: a desk in a person's home is that person's. */
async function ownerAbove(folder: string): Promise<number> {
  const { uid } = await stat(folder);
  return uid !== 0 || dirname(folder) === folder ? uid : ownerAbove(dirname(folder));
}

async function readAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , userId, groupId] = line.split(':');
    return name && userId && groupId ? [{ name, userId: Number(userId), groupId: Number(groupId) }] : [];
  });
}
