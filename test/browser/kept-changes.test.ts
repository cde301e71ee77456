import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openDeskInBrowser } from './desk-in-browser.ts';
import { openPrinters } from './story.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const { categoryId } = await openPrinters(cast);
const back = 'Changes that you had not saved are back.';

test('changes to criteria survive a reload, say so, and are dropped', async () => {
  const page = await desk.signedIn(cast.dana.email);
  await page.goto('/admin/criteria');
  await page.getByLabel('Why it changes (optional)').fill('Two steps are too few');
  assert.equal(await page.getByText(back).count(), 0);

  await page.reload();
  await page.getByText(back).waitFor();
  assert.equal(await page.getByLabel('Why it changes (optional)').inputValue(), 'Two steps are too few');
  await page.getByRole('button', { name: 'Drop these changes' }).click();
  await page.getByText(back).waitFor({ state: 'hidden' });
  assert.equal(await page.getByLabel('Why it changes (optional)').inputValue(), '');

  await page.reload();
  await page.getByLabel('Why it changes (optional)').waitFor();
  assert.equal(await page.getByText(back).count(), 0);
});

test('changes to standard steps survive a reload, and are forgotten once published', async () => {
  const page = await desk.signedIn(cast.dana.email);
  await page.goto(`/admin/steps?category=${categoryId}`);
  const first = page.getByLabel('1. What is done');
  await first.fill('Restart the spooler, as administrator');

  await page.reload();
  await page.getByText(back).waitFor();
  assert.equal(await first.inputValue(), 'Restart the spooler, as administrator');
  await page.getByRole('button', { name: 'Publish version 2' }).click();
  await page.getByRole('button', { name: 'Publish version 3' }).waitFor();
  assert.equal(await first.inputValue(), 'Restart the spooler, as administrator');
  assert.equal(await page.getByText(back).count(), 0);
});

test('changes to a system on the access map survive a reload, and are forgotten once kept', async () => {
  const page = await desk.signedIn(cast.dana.email);
  await page.goto('/admin/access');
  await openSystem(page);
  await page.getByLabel('Owner').fill('Directory team');

  await page.reload();
  await openSystem(page);
  await page.getByText(back).waitFor();
  assert.equal(await page.getByLabel('Owner').inputValue(), 'Directory team');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByText('Directory team').waitFor();
  await openSystem(page);
  assert.equal(await page.getByText(back).count(), 0);
});

async function openSystem(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change Active Directory' }).click();
  await page.getByRole('group', { name: 'Action 1' }).waitFor();
}
