import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { createServer as createViteServer } from 'vite';
import { modules } from '../cli/modules.ts';
import { ownPaths } from '../platform/http/index.ts';

/**
 * `npm run dev`: the desk on its embedded database, started anew whenever one of its files changes, and Vite before it, which puts
 * changes of the web into the open browser. PORT (default 3000) is Vite's; the desk behind it takes a free one.
 */
const root = dirname(import.meta.dirname);
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';
const deskPort = await freePort();
const deskUrl = `http://127.0.0.1:${deskPort}`;
const url = `http://localhost:${port}`;

const desk = startDesk();
const web = await createViteServer({
  configFile: `${root}/vite.config.ts`,
  server: {
    host,
    port,
    strictPort: true,
    // Links, cookies and the check of Origin are those of the address in the browser.
    proxy: Object.fromEntries(ownPaths(modules).map((path) => [path, { target: deskUrl, changeOrigin: false }])),
  },
});
await web.listen();
console.log(`The web, with every change of it at once: ${url}`);

// Vite would end by itself at once, and leave the desk behind.
process.removeAllListeners('SIGTERM');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
process.once('exit', () => desk.kill('SIGTERM'));
desk.once('exit', () => void stop());

/** Node itself watches the files that the desk has loaded. */
function startDesk(): ChildProcess {
  const environment = {
    ...process.env,
    PORT: String(deskPort),
    HOST: '127.0.0.1',
    SECONDLINE_BASE_URL: process.env.SECONDLINE_BASE_URL ?? url,
  };
  return spawn(process.execPath, ['--watch', '--watch-preserve-output', 'cli/secondline.ts', 'start', '--without-web'], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
}

async function stop(): Promise<void> {
  await web.close();
  if (desk.exitCode === null && desk.signalCode === null) {
    desk.kill('SIGTERM');
    await new Promise((resolve) => desk.once('exit', resolve));
  }
  process.exit(0);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
