import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openClient } from '../../estate/clients/contract.ts';
import { formTeam } from '../../estate/people/contract.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';
import { listenForErrors } from './screen-checks.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();

/** More than one page of any list. */
const many = 201;

test('of more clients and teams than one page holds every one can be chosen', async () => {
  for (let number = 1; number <= many; number += 1) {
    await cast.dana.asks(openClient, { name: `Credit Union ${number}`, code: `C${number}`, timeZone: 'UTC' });
    await cast.dana.asks(formTeam, { name: `Team ${number}`, tier: 1, intake: false });
  }
  await cast.dana.asks(openClient, { name: 'Zephyr Bank', code: 'ZB', timeZone: 'UTC' });
  await cast.dana.asks(formTeam, { name: 'Zulu team', tier: 1, intake: false });
  const page = await desk.signedIn(cast.dana.email);
  const errors = listenForErrors(page);

  await page.goto('/q/tier1');
  await page.getByLabel('Client', { exact: true }).first().selectOption({ label: 'Zephyr Bank' });
  await page.waitForURL(/client/);
  await page.goto('/admin/categories');
  await page.getByRole('button', { name: 'Add a category' }).click();
  const form = page.getByRole('dialog');
  const choices = async (label: string) => form.getByLabel(label).locator('option').allTextContents();
  await form.getByLabel('For', { exact: true }).selectOption({ label: 'Zephyr Bank' });

  assert.ok((await choices('For')).length > many);
  assert.ok((await choices('New tickets land with')).includes('Zulu team'));
  assert.deepEqual(errors, []);
});
