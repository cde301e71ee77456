import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Place } from './embedded-place.ts';

const script = fileURLToPath(new URL('embedded-guard.sh', import.meta.url));

/** One process's hold on the server. When the process ends, the guard lets go for it. */
export interface Guard {
  /** Settles with the exit status when the guard is gone: with its server, or alone. */
  readonly ended: Promise<number>;
  hasEnded(): boolean;
  /** Lets go. `left` when others use the server, `stopped` when the server is gone. */
  release(): Promise<'left' | 'stopped'>;
}

/**
 * Starts a guard in a session of its own, so that Ctrl-C on the desk's terminal reaches neither it nor the server.
 * With a command it starts the server and is its parent; without one it watches a server that is adopted.
 */
export function startGuard(place: Place, serverCommand: readonly string[]): Guard {
  const child = spawn('sh', [script, place.startLock, place.usersLock, place.cluster, place.log, ...serverCommand], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let over = false;
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (status) => resolve(status ?? 1));
    child.once('error', () => resolve(127));
  }).then((status) => {
    over = true;
    return status;
  });
  child.stdin.on('error', () => {
    // The guard went first; `ended` tells it.
  });
  keepAlive(child, false);
  return { ended, hasEnded: () => over, release: () => release(child, ended) };
}

async function release(child: ChildProcess, ended: Promise<number>): Promise<'left' | 'stopped'> {
  keepAlive(child, true);
  const left = new Promise<'left'>((resolve) => child.stdout?.once('data', () => resolve('left')));
  child.stdin?.end('bye\n');
  const outcome = await Promise.race([left, ended.then(() => 'stopped' as const)]);
  keepAlive(child, false);
  return outcome;
}

/** A guard alone must not keep a finished command from ending; one that is being released must. */
function keepAlive(child: ChildProcess, wanted: boolean): void {
  for (const handle of [child, child.stdin, child.stdout]) {
    // Pipes of child processes are sockets at run time, which the types of streams do not say.
    const held = handle as { ref?(): void; unref?(): void } | null;
    if (wanted) held?.ref?.();
    else held?.unref?.();
  }
}
