import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTicket } from '../../desk/tickets/contract.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';

/** More than one page of a hundred, and far more than a screen. */
const manyTickets = 130;
/** What is drawn at most, however long the queue (interface, budgets). */
const mostRowsDrawn = 60;
/** The queue asks the desk every 15 seconds. */
const twoPolls = 40_000;

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const ask = (title: string, grade: 1 | 2 | 3 = 3) =>
  cast.ada.asks(openTicket, { requesterId: cast.kimId, title, impact: grade, urgency: grade });
for (let number = 1; number <= manyTickets; number += 1) await ask(`Ticket number ${number}`);

test('a long queue draws only what is in sight and reads on by itself', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto('/q/tier-1');
  const grid = page.getByRole('grid');
  await grid.getByText('Ticket number 1', { exact: true }).waitFor();
  assert.equal(await grid.getAttribute('aria-rowcount'), String(manyTickets + 1));

  await page.keyboard.press('End');
  await grid.getByText('Ticket number 100', { exact: true }).waitFor();
  // Read on: the next page is drawn below the end of the first, before anybody asks for it.
  await grid.getByText('Ticket number 101', { exact: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('End');
  await grid.getByText(`Ticket number ${manyTickets}`, { exact: true }).waitFor();

  assert.equal((await grid.getByRole('row').count()) <= mostRowsDrawn, true);
});

test('nothing moves under the cursor: what is new waits until U is pressed', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto('/q/tier-1');
  const rows = page.getByRole('grid').getByRole('row');
  await rows.nth(1).waitFor();
  const first = await rows.nth(1).innerText();

  const { reference } = await ask('The whole site is down', 1);
  const bar = page.getByRole('button', { name: /^1 new/ });
  await bar.waitFor({ timeout: twoPolls });
  assert.equal(await rows.nth(1).innerText(), first);
  await page.keyboard.press('u');

  await rows.nth(1).getByText(reference).waitFor();
  await bar.waitFor({ state: 'hidden' });
});

test('a slash, a few letters, and the address holds the filter', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto('/q/tier-1');
  await page.getByRole('grid').waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('number 117');
  await page.waitForURL(/search=number/);
  await page.getByRole('grid').getByText('Ticket number 117', { exact: true }).waitFor();

  await page.reload();
  await page.getByRole('grid').getByText('Ticket number 117', { exact: true }).waitFor();
  assert.equal(await page.getByRole('searchbox').or(page.getByLabel('Filter this queue')).first().inputValue(), 'number 117');
});
