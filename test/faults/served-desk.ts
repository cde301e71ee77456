import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { openDeskForCommand } from '../../cli/open-desk.ts';
import { systemAuthority } from '../../platform/authority.ts';
import { issueApiToken } from '../../platform/identity/contract.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import { type Exchange, noBytes } from '../../platform/module.ts';
import type { Operation } from '../../platform/operation.ts';
import { isLivingServer, readOwner } from '../../platform/postgres/embedded-owner.ts';
import { type Cast, hireCast } from '../cast.ts';
import type { Person } from '../desk.ts';

/** A data folder of its own with the cast at work in it. Nothing runs on it. */
export interface FoundedDesk {
  readonly folder: string;
  readonly cast: Cast;
  /** An integration's, that may open tickets. */
  readonly token: string;
  /** Serves the desk by its own command, on a free port, in a process of its own. */
  serve(): Promise<ServedDesk>;
  /** Opens the desk beside whatever runs on the folder. */
  inside<Result>(run: (place: WorkPlace) => Promise<Result>): Promise<Result>;
  /** Kills the server of this folder, and no other. */
  killServer(): Promise<void>;
  /** Kills what is left running, and removes the folder. */
  remove(): Promise<void>;
}

/** A desk in a process of its own. */
export interface ServedDesk {
  readonly url: string;
  /** Waits for what only a running desk brings about; fails with its last words when it ends by itself meanwhile. */
  whileRunning<Result>(wait: Promise<Result>): Promise<Result>;
  /** `kill -9`, and sees it dead. */
  kill(): Promise<void>;
  /** Tells it to stop; answers the code it ended with. */
  stop(): Promise<number | null>;
}

/** Founds a desk, and lets more happen in it before it is served. */
export async function foundDesk(more: (place: WorkPlace, cast: Cast) => Promise<void> = async () => undefined): Promise<FoundedDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-faults-'));
  const cluster = join(folder, 'postgres');
  const processes: ChildProcess[] = [];
  const inside: FoundedDesk['inside'] = async (run) => {
    const desk = await openDeskForCommand({ data: folder, 'database-url': undefined });
    try {
      return await run(desk.place);
    } finally {
      await desk.close();
    }
  };
  const living = async (): Promise<number | undefined> => {
    const owner = await readOwner(cluster);
    return owner !== undefined && (await isLivingServer(owner.processId, cluster)) ? owner.processId : undefined;
  };
  const founded = await inside(async (place) => {
    const cast = await hireCast((person, operation, input) => does(place, person, operation, input));
    await more(place, cast);
    const { token } = await does(place, cast.dana, issueApiToken, { name: 'Monitoring', scopes: ['ticket.open'], clientId: null });
    return { cast, token };
  });
  return {
    ...founded,
    folder,
    inside,
    serve: async () => {
      const child = serving(folder);
      processes.push(child);
      const { url, died } = await startOf(child);
      return {
        url,
        whileRunning: (wait) => Promise.race([wait, died]),
        kill: () => ended(child, 'SIGKILL'),
        stop: async () => {
          await ended(child, 'SIGTERM');
          return child.exitCode;
        },
      };
    },
    killServer: async () => {
      // A desk that has just been killed may be stopping its server, and the one after it about to start it again.
      for (const giveUpAt = performance.now() + longestWithoutServer; performance.now() < giveUpAt; await pause(5)) {
        const server = await living();
        if (server !== undefined) return void process.kill(server, 'SIGKILL');
      }
      throw new Error('No server of this desk runs');
    },
    remove: async () => {
      for (const child of processes) await ended(child, 'SIGKILL');
      // The server's guard ends it when nobody who holds it lives.
      while ((await living()) !== undefined) await pause(50);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs an operation as this person, inside one transaction. */
export async function does<Served extends Operation>(
  place: WorkPlace,
  { authority }: Pick<Person, 'authority'>,
  operation: Served,
  input: z.input<Served['input']>,
): Promise<z.output<Served['reply']>> {
  const served = place.program.operations.find((one) => one.operation.name === operation.name);
  if (served === undefined || !('run' in served)) throw new Error(`${operation.name} is not served inside work`);
  const nothing = () => undefined;
  const exchange: Exchange = {
    address: '127.0.0.1',
    userAgent: 'test',
    requestId: randomUUID(),
    authority: authority.kind === 'system' ? { ...systemAuthority, grants: [{ clientId: null, role: 'desk_admin' }] } : authority,
    header: () => undefined,
    setHeader: nothing,
    setSessionCookie: nothing,
    clearSessionCookie: nothing,
    bytes: noBytes,
    sendBytes: async () => undefined,
  };
  // Parsed by the operation's own schemas on both ways; the registry's types are wider.
  const reply = await inWork(place, { authority: exchange.authority, reach: '*' }, (work) =>
    served.run(work, operation.input.parse(input) as never, exchange),
  );
  return operation.reply.parse(reply) as z.output<Served['reply']>;
}

/** Without the web, which has no part in this and would be built while its sources change. */
function serving(folder: string): ChildProcess {
  const { DATABASE_URL: _, ...environment } = process.env;
  return spawn(process.execPath, ['cli/secondline.ts', 'start', '--without-web'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, SECONDLINE_DATA: folder, PORT: '0', HOST: '127.0.0.1' },
  });
}

/** A running desk brings its server back within this, in milliseconds, or never. */
const longestWithoutServer = 30_000;

/** What a desk that does not start said last, in characters. */
const mostWordsKept = 8_000;

async function startOf(child: ChildProcess): Promise<{ readonly url: string; readonly died: Promise<never> }> {
  let said = '';
  const url = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-mostWordsKept);
      const [found] = /http:\/\/localhost:\d+(?=\s)/.exec(said) ?? [];
      if (found !== undefined) url.resolve(found.replace('localhost', '127.0.0.1'));
    });
  const died = once(child, 'exit').then(([code, signal]): never => {
    throw new Error(`The desk ended with ${code ?? signal}. It said last: ${said}`);
  });
  // A desk that a test kills or stops is not waited for.
  died.catch(() => undefined);
  return { url: await Promise.race([url.promise, died]), died };
}

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
