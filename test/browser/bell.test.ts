import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDeskInBrowser } from './desk-in-browser.ts';
import { openNotices } from './story.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const reference = await openNotices(desk, cast);

test('Dana hears the bell, opens it by key, takes a warning in hand, and the ticket says so', async () => {
  const page = await desk.signedIn(cast.dana.email);
  await page.getByRole('button', { name: 'Notices: 2 unread' }).waitFor();

  await page.keyboard.press('b');
  await page.getByRole('button', { name: `I have it in hand ${reference}: time is over` }).press('Enter');
  await page.getByRole('button', { name: 'Notices: nothing unread' }).waitFor();
  await page.keyboard.press('Escape');

  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  assert.equal(focused, 'Notices: nothing unread');
  await page.goto(`/t/${reference}`);
  await page.getByText('Dana has it in hand').first().waitFor();
  await page.getByText('has the 100 % warning of the Resolution clock in hand').waitFor();
});
