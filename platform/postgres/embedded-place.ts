import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the parts of one embedded server lie. All paths are absolute and real, so that two names of one folder meet. */
export interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly log: string;
  /** Held alone by whoever starts or stops the server. */
  readonly startLock: string;
  /** Shared by every process of ours that uses the server, for as long as it lives. */
  readonly usersLock: string;
  readonly socketFolder: string;
}

/** The number in the socket's name. Each server has a socket folder of its own, so the number never collides. */
export const socketNumber = 5432;

/** Linux takes 107 bytes for a socket's path; a few are kept in reserve. */
const socketPathBytes = 103;

/** Finds, and makes where missing, the folders of the embedded server that belongs to a data folder. */
export async function placeOf(dataFolder: string): Promise<Place> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const folder = await realpath(dataFolder);
  return {
    folder,
    cluster: join(folder, 'postgres'),
    log: join(folder, 'postgres.log'),
    startLock: join(folder, 'postgres.start.lock'),
    usersLock: join(folder, 'postgres.users.lock'),
    socketFolder: socketFolderOf(folder),
  };
}

/** Makes the socket's folder, open to its owner alone. Refuses one that somebody else put there first. */
export async function makeSocketFolder(place: Place, serverUserId?: number): Promise<void> {
  await mkdir(place.socketFolder, { recursive: true, mode: 0o700 });
  const standing = await lstat(place.socketFolder);
  const trusted = [process.getuid?.(), serverUserId].includes(standing.uid);
  const foreign = !standing.isDirectory() || !trusted || (standing.mode & 0o022) !== 0;
  if (foreign) throw new Error(`${place.socketFolder} is not a private folder of this account; remove it and start again.`);
}

function socketFolderOf(folder: string): string {
  const beside = join(folder, 'socket');
  if (fits(beside)) return beside;
  const name = `secondline-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const inTemporary = join(tmpdir(), name);
  return fits(inTemporary) ? inTemporary : join('/tmp', name);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketNumber}`)) <= socketPathBytes;
}
