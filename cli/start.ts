import { flushCompileCache } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { defineCommand, Failed } from './command.ts';
import { deskOptions } from './desk-options.ts';
import { columns } from './help.ts';
import type { Output } from './output.ts';

/** What is in flight has ten seconds, jobs under way as many, and the database its own; then something hangs. */
const stopMilliseconds = 40_000;

export const command = defineCommand({
  about:
    'Serves the desk until it is told to stop (Ctrl-C, SIGTERM): it then finishes what it works on, ten seconds at most.\n' +
    'Without DATABASE_URL it runs its own PostgreSQL in the data folder. While nobody administers the desk, each start prints\n' +
    'a setup link that works once, within 24 hours; the one printed before then opens nothing any more.',
  options: {
    port: { type: 'string', short: 'p', takes: 'PORT', about: 'Port to serve on (PORT, 3000)' },
    host: { type: 'string', takes: 'ADDRESS', about: 'Address to listen on (HOST, all of the machine)' },
    ...deskOptions,
    'base-url': { type: 'string', takes: 'URL', about: 'How people reach the desk (SECONDLINE_BASE_URL)' },
    role: { type: 'string', takes: 'ROLE', about: 'all, web (serves only) or worker (rounds, listeners and jobs only)' },
    'without-web': { type: 'boolean', about: 'Serve the API and the pages without JavaScript only; npm run dev brings the web itself' },
  },
  examples: [
    'secondline start',
    'PORT=8080 secondline start',
    'secondline start --role worker --database-url postgres://desk@db.example/desk',
  ],
  footnotes: settingsHelp,
  run: async ({ options, output }) => {
    // Heard from the first moment on: a desk that is told to stop while it starts, starts and stops.
    const stopped = Promise.withResolvers<string>();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopped.resolve(signal));

    const { isRunByNpm, readConfig } = await import('../platform/config.ts');
    if (isRunByNpm()) watchParent(() => stopped.resolve('npm is gone'));
    const { openLog } = await import('../platform/telemetry.ts');
    const config = readConfig({
      port: options.port,
      host: options.host,
      dataFolder: options.data,
      databaseUrl: options['database-url'],
      baseUrl: options['base-url'],
      role: options.role,
    });
    const log = openLog(config.logLevel);
    // The database starts while the program is loaded and the web is built.
    const { connect } = await import('./connect.ts');
    const connecting = connect(config, log);
    const [{ serveDesk }, webFolder, { connection, close }] = await settled([
      loadProgram(),
      config.role === 'worker' || options['without-web'] ? undefined : builtWeb(output),
      connecting,
    ]).catch(async (error: unknown) => {
      await connecting.then(({ close }) => close()).catch(() => undefined);
      throw error;
    });

    try {
      const desk = await serveDesk({ config, connection, log, webFolder }).catch((error: unknown) => {
        throw portTaken(error, config.port) ?? error;
      });
      output.answer({ url: desk.url ?? null, setupUrl: desk.setupUrl ?? null, role: config.role }, greeting(desk));
      await desk.begin();
      // Otherwise what was compiled would be kept only by a desk that stops in peace.
      flushCompileCache();
      const signal = await stopped.promise;
      setTimeout(() => process.exit(1), stopMilliseconds).unref();
      output.say(`Stopping (${signal}) …`);
      await desk.stop();
    } finally {
      await close();
    }
    output.say('Stopped.');
    // Connections that outlived their ten seconds must not keep a stopped desk from ending.
    process.exit(0);
  },
});

/** npm that was killed tells nobody; a desk that nobody can stop any more would hold its port and its database. */
function watchParent(gone: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && gone(), 250).unref();
}

async function builtWeb(output: Output): Promise<string | undefined> {
  const { webFolder } = await import('./web-folder.ts');
  return webFolder((line) => output.say(line));
}

/** Loads what serving needs, piece by piece: each is a standstill, and the database's start gets its turns in between. */
async function loadProgram(): Promise<typeof import('./serve-desk.ts')> {
  const pieces = [() => import('kysely'), () => import('fastify'), () => import('../platform/http/index.ts'), () => import('./modules.ts')];
  for (const load of pieces) {
    await load();
    await turn();
  }
  return import('./serve-desk.ts');
}

/** Like `Promise.all`, but waits until all are over, so that nothing of a failed start is left running. */
async function settled<const Parts extends readonly unknown[]>(
  parts: Parts,
): Promise<{ -readonly [Index in keyof Parts]: Awaited<Parts[Index]> }> {
  await Promise.allSettled(parts);
  return Promise.all(parts);
}

function greeting({ url, setupUrl }: { readonly url?: string | undefined; readonly setupUrl?: string | undefined }): readonly string[] {
  if (url === undefined) return ['Secondline works in the background.'];
  if (setupUrl === undefined) return [`Secondline is ready at ${url}`];
  return [
    `Secondline is ready at ${url}`,
    '',
    'Nobody administers it yet. Open this link within 24 hours, it works once:',
    `  ${setupUrl}`,
    '',
  ];
}

function portTaken(error: unknown, port: number): Failed | undefined {
  const { code } = error as { readonly code?: string };
  if (code === 'EADDRINUSE') return new Failed(`Port ${port} is taken by another program. Choose another with PORT or --port.`);
  return code === 'EACCES' ? new Failed(`This account may not listen on port ${port}. Choose another with PORT or --port.`) : undefined;
}

async function settingsHelp(): Promise<readonly string[]> {
  const { describeSettings } = await import('../platform/config.ts');
  const rows = describeSettings().map(({ variable, about }) => [variable, about] as const);
  return ['Settings from the environment (flags stand above them):', ...columns(rows)];
}
