import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDeskInBrowser } from './desk-in-browser.ts';
import { listenForErrors } from './screen-checks.ts';
import { openStory } from './story.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const { waitingReference } = await openStory(cast);

test('Priya raises a hypothesis by key, rules it out by key, and it stays in sight; a reason brings it back', async () => {
  const priya = await desk.signedIn(cast.priya.email);
  const errors = listenForErrors(priya);
  await priya.goto(`/t/${waitingReference}`);
  await priya.getByText('No theory of the cause yet.').waitFor();

  await priya.keyboard.press('h');
  await priya.getByLabel('What could be the cause?').fill('Stale credentials on a phone');
  await priya.keyboard.press('Enter');
  const row = priya.getByRole('listitem', { name: /^H1 Stale credentials/ });
  await row.getByText(/Open · medium confidence · Priya/).waitFor();
  await row.focus();
  await priya.keyboard.press('o');
  await row.getByLabel('What was done to check it?').fill('Read event 4740 on the domain controller');
  await row.getByLabel('What was seen?').fill('The caller is the file server, no phone');
  await row.getByRole('button', { name: 'Rule out' }).click();

  await row.getByText('Test: Read event 4740 on the domain controller').waitFor();
  await row.getByText('The caller is the file server, no phone').waitFor();
  assert.match(await row.innerText(), /Ruled out/);
  await priya.getByText('ruled out H1 (Stale credentials on a phone)').waitFor();
  await row.focus();
  await priya.keyboard.press('o');
  await row.getByLabel('Why does it not hold?').fill('There is a second phone');
  await row.getByRole('button', { name: 'Reopen' }).click();
  await row.getByText('Reopened by Priya: There is a second phone').waitFor();
  assert.deepEqual(errors, []);
});
