import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openDeskInBrowser, phone } from './desk-in-browser.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();

test('a ticket goes up, comes back by key, goes up again, is accepted by key and resolved', async () => {
  const ada = await desk.signedIn(cast.ada.email);
  const priya = await desk.signedIn(cast.priya.email);

  const reference = await adaTakesTheCall(ada);
  await adaTriesTwoThings(ada);
  await adaEscalatesIncomplete(ada);
  const link = await adaGivesKimALink(ada);
  await kimReadsAndAnswers(link);
  await priyaReturns(priya, reference);
  await adaCompletes(ada);
  await priyaAcceptsAndResolves(priya, reference);

  await ada.reload();
  await ada.getByText('Resolved', { exact: true }).waitFor();
});

/** C, a few letters of the requester, a title, Mod+Enter. */
async function adaTakesTheCall(ada: Page): Promise<string> {
  await ada.keyboard.press('c');
  const who = ada.getByRole('textbox', { name: 'Who asks?' });
  await who.waitFor();
  await who.pressSequentially('ki');
  await ada.getByRole('option', { name: /Kim/ }).waitFor();
  await ada.keyboard.press('Enter');
  await ada.getByLabel('What is wrong, or asked for?').fill('Accounts lock out in Finance');
  await ada.keyboard.press('Control+Enter');
  await ada.getByRole('heading', { name: 'Accounts lock out in Finance' }).waitFor();
  return ada.url().split('/').at(-1) ?? '';
}

async function adaTriesTwoThings(ada: Page): Promise<void> {
  await ada.keyboard.press('m');
  await ada.getByText('In progress', { exact: true }).waitFor();
  await ada.keyboard.press('x');
  await ada.getByLabel('What was done').fill('Unlocked the account in Active Directory');
  await ada.getByLabel('Result (optional)').fill('Locked again after two minutes');
  await ada.getByRole('button', { name: 'Save step' }).click();
  await ada.getByRole('heading', { name: 'Steps tried (1)' }).waitFor();
  await ada.getByLabel('What was done').fill('Cleared the stored credentials');
  await ada.getByRole('button', { name: 'Save step' }).click();
  await ada.getByRole('heading', { name: 'Steps tried (2)' }).waitFor();
  await ada.keyboard.press('Escape');
}

async function adaEscalatesIncomplete(ada: Page): Promise<void> {
  await ada.keyboard.press('e');
  await ada.getByText('met now:').first().waitFor();
  await ada.getByRole('radio', { name: /The known steps are done/ }).check();
  await ada.getByLabel('Send it incomplete, with a reason').check();
  await ada.getByLabel('Why does it go up as it is?').fill('Month-end close waits for it');
  await ada.keyboard.press('Control+Enter');
  await ada.getByText('Waits for Tier 2’s verdict').first().waitFor();
}

async function adaGivesKimALink(ada: Page): Promise<string> {
  await ada.getByRole('button', { name: 'More that can be done' }).click();
  await ada.getByRole('menuitem', { name: 'Link for the requester' }).click();
  const link = await ada.getByLabel('Shows this ticket to whoever holds it').inputValue();
  await ada.keyboard.press('Escape');
  await ada.getByRole('dialog').waitFor({ state: 'hidden' });
  return link;
}

/** On a phone, without signing in and without JavaScript: who has it, and when the next update comes. */
async function kimReadsAndAnswers(link: string): Promise<void> {
  const kim = await desk.open({ ...phone, scripts: false });
  await kim.goto(link);
  await kim.getByText(/Next update by/).waitFor();
  await kim.getByRole('textbox').first().fill('It now hits the whole floor.');
  await kim.getByRole('button', { name: /send/i }).first().click();
  await kim.getByText('It now hits the whole floor.').first().waitFor();
}

/** On top of the queue: R, the digit of the reason, what would help, Mod+Enter. */
async function priyaReturns(priya: Page, reference: string): Promise<void> {
  await priya.reload();
  await priya.getByText('Waits for Tier 2’s verdict – 1').waitFor();
  await priya.getByRole('row', { name: new RegExp(reference) }).waitFor();
  await priya.keyboard.press('j');
  await priya.keyboard.press('r');
  await priya.getByRole('dialog').getByText('The clock keeps running').waitFor();
  await priya.keyboard.press('2');
  await priya.keyboard.type('Which error do they see, exactly, and on which device?');
  await priya.keyboard.press('Tab');
  await priya.keyboard.type('0x8004010F on LT-0931');
  await priya.keyboard.press('Control+Enter');
  await priya.getByRole('dialog').waitFor({ state: 'hidden' });
  await priya.getByRole('row', { name: new RegExp(reference) }).waitFor({ state: 'hidden' });
}

async function adaCompletes(ada: Page): Promise<void> {
  await ada.reload();
  await ada.getByText('Which error do they see, exactly').first().waitFor();
  await ada.getByText('For example: 0x8004010F on LT-0931').first().waitFor();
  await ada.getByText('It now hits the whole floor.').first().waitFor();
  await ada.keyboard.press('e');
  await ada.getByRole('radio', { name: /The known steps are done/ }).check();
  await ada.getByLabel('Question to the next tier').fill('Why do accounts lock again within minutes?');
  await ada.getByLabel('Exact error text').fill('0x80070775 The referenced account is currently locked out');
  await ada.getByLabel('Device or asset').fill('LT-0931');
  await ada.getByLabel('Operating system and version').fill('Windows 11 24H2');
  await ada.getByLabel('People affected').fill('5');
  await ada.getByLabel('How badly').fill('Nobody in Finance can post');
  await ada.getByLabel('What it stops').fill('Month-end close');
  await ada.getByLabel('Workaround, or none').fill('none');
  await ada.getByRole('dialog').getByText('7/7 complete').waitFor();
  await ada.keyboard.press('Control+Enter');
  await ada.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function priyaAcceptsAndResolves(priya: Page, reference: string): Promise<void> {
  await priya.goto(`/t/${reference}`);
  await priya.getByRole('button', { name: /^Accept/ }).waitFor();
  await priya.keyboard.press('a');
  await priya.getByText('Tier 2 · ').first().waitFor();
  await priya.keyboard.press('s');
  // Two keys and a sentence: Tier 1 could not have, and it was known and used.
  await priya.getByText('Could Tier 1 have resolved it?').waitFor();
  await priya.keyboard.press('n');
  await priya.keyboard.press('2');
  await priya.keyboard.type('Only Tier 2 reads the domain controller’s log');
  await priya.getByLabel('What fixed it').fill('Removed stale credentials from the phones');
  await priya.getByLabel('What Kim is told').fill('You can sign in again. Please enter the new password on your phone too.');
  await priya.keyboard.press('Control+Enter');
  // It can be taken back for ten seconds.
  await priya.getByRole('button', { name: `Undo: Resolving ${reference}` }).waitFor();
  await priya.getByText('Resolved', { exact: true }).waitFor({ timeout: 40_000 });
  await priya.getByText('You can sign in again').first().waitFor();
  assert.equal(await priya.getByRole('button', { name: /^Reopen/ }).count(), 1);
}
