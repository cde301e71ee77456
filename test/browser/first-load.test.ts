import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTicket } from '../../desk/tickets/contract.ts';
import { openDeskInBrowser, signIn } from './desk-in-browser.ts';

/** What an agent's first screen may weigh, packed (interface, budgets). */
const mostScriptBytes = 230_000;
const assets = join(import.meta.dirname, '..', '..', 'dist', 'web', 'assets');

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();

test('the first screen brings no more script than a slow line can bear', async () => {
  const page = await desk.signedIn(cast.priya.email);
  const loaded = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') loaded.add(new URL(request.url()).pathname.split('/').at(-1) ?? '');
  });

  await page.goto('/q/tier-2');
  await page.getByText('Nothing waits for Tier 2.').waitFor();

  const sizes = await Promise.all(
    [...loaded].map(async (name) => (await stat(join(assets, `${name}.gz`)).catch(() => stat(join(assets, name)))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  assert.equal(loaded.size > 0, true);
  assert.equal(bytes <= mostScriptBytes, true, `${bytes} bytes in ${loaded.size} files`);
});

test('a queue that is opened asks for nothing twice', async () => {
  const page = await desk.signedIn(cast.priya.email);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });

  await page.goto('/q/tier-2');
  await page.getByText('Nothing waits for Tier 2.').waitFor();
  await page.waitForLoadState('networkidle');

  const twice = asked.filter((request, at) => asked.indexOf(request) !== at);
  assert.deepEqual(twice, []);
});

test('a browser that does not know Temporal yet learns it on the way', async () => {
  const page = await desk.open();
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Temporal'));
  await signIn(page, cast.ada.email);

  const { reference } = await cast.ada.asks(openTicket, { requesterId: cast.kimId, title: 'The clock on the wall is wrong' });
  await page.goto(`/t/${reference}`);
  await page.getByRole('heading', { name: 'The clock on the wall is wrong' }).waitFor();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'in 30 min' }).click();

  // What is chosen is said back with the requester's own time, which is reckoned.
  await page.getByText(/^in (29|30) min.*for them/).waitFor();
});

test('nothing is fetched from anywhere but the desk', async () => {
  const page = await desk.signedIn(cast.priya.email);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(desk.url) && !request.url().startsWith('data:')) foreign.push(request.url());
  });

  await page.goto('/q/tier-1');
  await page.waitForLoadState('networkidle');

  assert.deepEqual(foreign, []);
});
