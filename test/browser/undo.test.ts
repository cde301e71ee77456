import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assignTicket, cancelTicket, openTicket, readTicket, replyToRequester } from '../../desk/tickets/contract.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';

/** Ten seconds until it is done, the round that does it, and the page that asks: on a slow machine. */
const untilDone = 60_000;

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const ask = (title: string) => cast.ada.asks(openTicket, { requesterId: cast.kimId, title });
const stateOf = async (ticketId: string) => (await cast.ada.asks(readTicket, { ticketId })).state;

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More that can be done' }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('Ada merges a duplicate, sees before what becomes of the clock, and it outlives a reload', async () => {
  const source = await ask('Blank pages from the printer');
  const stay = await ask('The printer prints blank pages');
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${stay.reference}`);
  await choose(page, 'Merge with others…');
  await page.getByLabel('Find them by number or words').fill(source.reference);
  await page.getByRole('checkbox', { name: new RegExp(source.reference) }).check();
  await page.getByRole('region', { name: 'What will happen' }).getByText(`${source.reference} brings`).waitFor();

  await page.keyboard.press('Control+Enter');
  const undo = page.getByRole('button', { name: `Undo: Merging ${source.reference} into ${stay.reference}` });
  await undo.waitFor();
  await page.reload();
  await undo.waitFor();
  await page.goto('/q/tier-1');
  await page.getByText('Done: Merging').waitFor({ timeout: untilDone });

  await page.goto(`/t/${source.reference}`);
  await page.getByText(`${source.reference} was merged into this ticket.`).waitFor();
  await page.getByRole('heading', { name: 'The printer prints blank pages' }).waitFor();
  await page.getByText('Merged with this one').waitFor();
  await page.getByText(`on ${source.reference}`).first().waitFor();
});

test('taken back by key it never happens, and what was typed is still there', async () => {
  const { ticketId, reference } = await ask('No sound in meetings');
  await cast.ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${reference}`);
  await page.getByRole('button', { name: /^Resolve/ }).waitFor();
  await page.keyboard.press('s');
  await page.getByLabel('What fixed it').fill('A new headset');
  await page.getByLabel('What Kim is told').fill('You can hear again.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: `Undo: Resolving ${reference}` }).waitFor();

  await page.keyboard.press('z');

  await page.getByText(`Taken back: Resolving ${reference}`).waitFor();
  assert.equal(await stateOf(ticketId), 'in_progress');
  await page.keyboard.press('s');
  assert.equal(await page.getByLabel('What fixed it').inputValue(), 'A new headset');
});

test('what a colleague made impossible meanwhile is told, with what was typed', async () => {
  const { ticketId, reference } = await ask('The scanner is slow');
  await cast.ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${reference}`);
  await page.getByRole('button', { name: /^Resolve/ }).waitFor();
  await page.keyboard.press('s');
  await page.getByLabel('What fixed it').fill('Cleaned the glass');
  await page.getByLabel('What Kim is told').fill('It is fast again.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: `Undo: Resolving ${reference}` }).waitFor();
  await cast.dana.asks(cancelTicket, { ticketId, reason: 'Opened twice' });

  const told = page.getByRole('alert').filter({ hasText: `Not done: Resolving ${reference}` });
  await told.waitFor({ timeout: untilDone });

  await told.getByText('What you typed').click();
  await told.getByText('Cleaned the glass').waitFor();
  await told.getByRole('button', { name: 'Put this away' }).click();
  await told.waitFor({ state: 'hidden' });
});

test('a child is split off with what it refers to, and leads to it', async () => {
  const { ticketId, reference } = await ask('The printer is broken');
  await cast.ada.asks(replyToRequester, { ticketId, body: 'And the scanner too, you say?' });
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${reference}`);
  await choose(page, 'Split something off…');
  await page.getByLabel('What is it?').fill('The scanner is broken');
  await page.getByRole('checkbox', { name: /And the scanner too/ }).check();
  await page.keyboard.press('Control+Enter');

  const done = page.getByRole('status').filter({ hasText: 'Done: Splitting' });
  await done.waitFor({ timeout: untilDone });
  await done.getByRole('link').click();

  await page.getByRole('heading', { name: 'The scanner is broken' }).waitFor();
  await page.getByText('And the scanner too, you say?').waitFor();
  await page.getByText('Split from').waitFor();
});
