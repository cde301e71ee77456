import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { HeldLock } from './embedded-lock.ts';

const waitMilliseconds = 300_000;
const pipes = '\\\\.\\pipe\\';

/** Waits until nobody else starts or stops the server of this folder. A pipe's name can be taken once at a time. */
export async function enterOnWindows(folder: string): Promise<HeldLock> {
  const since = performance.now();
  while (performance.now() - since < waitMilliseconds) {
    const lock = await takePipe(`${nameOf(folder)}-start`);
    if (lock) return lock;
    await pause(50);
  }
  throw new Error(`Another process started or stopped the PostgreSQL of ${folder} for ${waitMilliseconds / 1000} seconds.`);
}

/** Marks this process as a user of the server of this folder, until it ends. */
export async function joinOnWindows(folder: string): Promise<HeldLock> {
  const lock = await takePipe(`${nameOf(folder)}-user-${randomBytes(8).toString('hex')}`);
  if (lock === undefined) throw new Error('A named pipe for the embedded PostgreSQL could not be made.');
  return lock;
}

/** Whether any process of ours still uses the server of this folder. */
export async function isUsedOnWindows(folder: string): Promise<boolean> {
  const prefix = `${nameOf(folder)}-user-`;
  return (await readdir(pipes)).some((name) => name.startsWith(prefix));
}

async function takePipe(name: string): Promise<HeldLock | undefined> {
  const server = createServer((socket) => socket.destroy());
  const taken = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(`${pipes}${name}`, () => resolve(true));
  });
  if (!taken) return undefined;
  server.unref();
  return { release: () => server.close() };
}

/** Windows takes no notice of capitals in a path. */
function nameOf(folder: string): string {
  return `secondline-${createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 16)}`;
}
