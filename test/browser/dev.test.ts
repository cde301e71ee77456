import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { modules } from '../../cli/modules.ts';
import { ownPaths } from '../../platform/http/index.ts';
import { findChromium, launchOptions } from '../../scripts/chromium.ts';
import { freshDatabase } from '../database.ts';

const root = dirname(dirname(import.meta.dirname));

/** A first start compiles both the desk and the web, and machines that run tests may be slow. */
const longestStart = 60_000;

const folder = await mkdtemp(join(tmpdir(), 'secondline-dev-'));
const { connection } = await freshDatabase();
const port = await freePort();
const url = `http://localhost:${port}`;
const dev = spawn(process.execPath, ['scripts/dev.ts'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'pipe'],
  env: { ...process.env, DATABASE_URL: connection.connectionString, SECONDLINE_DATA: folder, PORT: String(port), HOST: '127.0.0.1' },
});
let said = '';
for (const stream of [dev.stdout, dev.stderr])
  stream.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
after(async () => {
  const exit = once(dev, 'exit');
  if (dev.exitCode === null && dev.kill('SIGTERM')) await exit;
  await rm(folder, { recursive: true, force: true });
});
for (const giveUpAt = performance.now() + longestStart; !(await isReady()); await pause(250))
  if (performance.now() > giveUpAt || dev.exitCode !== null) throw new Error(`The desk did not get ready. It said: ${said}`);

describe('npm run dev', () => {
  for (const [path, type, content] of [
    ['/', 'text/html', /<div id="root">/],
    ['/sign-in', 'text/html', /<div id="root">/],
    ['/setup/x', 'text/html', /<div id="root">/],
    ['/t/ABC-1', 'text/html', /<div id="root">/],
    ['/api/query-client.ts', 'text/javascript', /export/],
    ['/platform/look/theme.ts', 'text/javascript', /createTheme/],
    ['/platform/sign-in/session.ts', 'text/javascript', /export/],
    ['/shell/Palette.tsx', 'text/javascript', /export/],
  ] as const)
    test(`the web serves ${path}`, async () => {
      const reply = await ask(path);

      assert.deepEqual([reply.status, reply.type], [200, type]);
      assert.match(reply.text, content);
    });

  for (const [path, status] of [
    ['/livez', 200],
    ['/api/openapi.json', 200],
    ['/errors/not-found', 200],
    ['/metrics', 404],
    ['/p/sign-in', 200],
    ['/p/sign-in?back=x', 200],
    ['/s/not-a-token', 404],
    ['/handoffs/not-a-token', 404],
    ['/handoffs/not-a-token/pdf', 404],
    ['/statements/not-a-token', 404],
  ] as const)
    test(`the desk itself answers ${path}`, async () => {
      const reply = await ask(path);

      assert.equal(reply.status, status);
      assert.doesNotMatch(reply.text, /<div id="root">/);
    });

  test('no source of the web is asked of the desk', async () => {
    const patterns = ownPaths(modules).map((pattern) => new RegExp(pattern));

    const taken: string[] = [];
    for await (const file of glob('**/*.*', { cwd: join(root, 'web') }))
      if (patterns.some((pattern) => pattern.test(`/${file.replaceAll(sep, '/')}`))) taken.push(file);

    assert.deepEqual(taken, []);
  });

  test('the setup link that it prints opens the first screen in a browser', async () => {
    const browser = await chromium.launch({ executablePath: await findChromium(), ...launchOptions() });
    after(() => browser.close());
    const page = await browser.newPage({ locale: 'en-US' });
    const [setupUrl = assert.fail(said)] = /http:\S+\/setup\/[\w-]+/.exec(said) ?? [];

    await page.goto(setupUrl);
    await page.getByRole('button', { name: 'Create administrator' }).waitFor();

    assert.equal(new URL(setupUrl).origin, url);
  });
});

async function isReady(): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    async (reply) => (await reply.text()) === 'ready\n',
    () => false,
  );
}

async function ask(path: string): Promise<{ readonly status: number; readonly type: string | undefined; readonly text: string }> {
  const reply = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } });
  return { status: reply.status, type: reply.headers.get('content-type')?.split(';')[0], text: await reply.text() };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
