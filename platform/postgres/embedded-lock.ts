import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A lock of the kernel: it ends with the process that holds it, however that ends. */
export interface HeldLock {
  release(): void;
}

/** Recovery after a crash replays up to a gigabyte of log; whoever waits for the starter waits that long. */
const waitSeconds = 300;

/**
 * Takes a lock on a file, alone or shared. Node has no flock, so the `flock` program locks the open file that it
 * inherits, and the lock stays with our own handle after that program has ended.
 */
export async function takeLock(path: string, kind: 'alone' | 'shared'): Promise<HeldLock> {
  const file = openLockFile(path);
  const status = await new Promise<number | string>((resolve) => {
    const flock = spawn('flock', [kind === 'alone' ? '-x' : '-s', '-w', String(waitSeconds), '3'], {
      stdio: ['ignore', 'ignore', 'ignore', file],
    });
    flock.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    flock.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
  });
  if (status === 0) return { release: () => closeSync(file) };
  closeSync(file);
  if (status === 'ENOENT')
    throw new Error(
      'The embedded PostgreSQL needs the programs sh and flock (package util-linux). Install them, or set DATABASE_URL to a PostgreSQL server.',
    );
  if (status === 1) throw new Error(`${path} was held by another process for ${waitSeconds} seconds.`);
  throw new Error(`${path} could not be locked (${status}).`);
}

function openLockFile(path: string): number {
  try {
    return openSync(path, 'a', 0o600);
  } catch (cause) {
    throw new Error(
      `${path} cannot be written by this account. Start as the one that owns the data folder, or choose another with SECONDLINE_DATA.`,
      { cause },
    );
  }
}
