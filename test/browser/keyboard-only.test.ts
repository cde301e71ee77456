import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openDeskInBrowser } from './desk-in-browser.ts';
import { openPrinters, openStory } from './story.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const { waitingReference, plainReference } = await openStory(cast);

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`;
    });
    if (name.test(focused)) return;
  }
  assert.fail(`Tab never reached ${name}`);
}

test('Ada takes a call, notes what she tried and writes back without touching the mouse', async () => {
  const page = await desk.signedIn(cast.ada.email);

  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: 'Who asks?' }).waitFor();
  await page.keyboard.type('kim');
  await page.getByRole('option', { name: /Kim/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The scanner sends nothing');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'The scanner sends nothing' }).waitFor();
  await page.keyboard.press('m');
  await page.getByText('In progress', { exact: true }).waitFor();
  await page.keyboard.press('x');
  await page.keyboard.type('Restarted the scanner');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Steps tried (1)' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('y');
  await page.keyboard.type('Kim, the scanner was restarted; does it send now?');
  await page.keyboard.press('Control+Enter');

  await page.getByRole('listitem').filter({ hasText: 'does it send now?' }).waitFor();
});

test('Priya goes down her queue, opens a ticket, comes back and accepts it there', async () => {
  const page = await desk.signedIn(cast.priya.email);
  const row = page.getByRole('row', { name: new RegExp(waitingReference) });
  await row.waitFor();

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Accept/ }).waitFor();
  await page.keyboard.press('Escape');
  await row.waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('a');

  await page.getByText(`${waitingReference} is yours now.`).waitFor();
  await page.getByRole('row', { name: new RegExp(`${waitingReference}.*Priya`) }).waitFor();
});

test('everything in the palette is reached by typing', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${plainReference}`);
  await page.getByRole('heading', { name: /Printer/ }).waitFor();

  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: /Type a command/ }).waitFor();
  await page.keyboard.type('followup');
  await page.getByRole('button', { name: /Reply to the requester/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Reply to Kim – public' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: /Type a command/ }).waitFor();
  await page.keyboard.type('vpn drops');
  await page.getByRole('button', { name: /VPN drops every ten minutes/ }).waitFor();
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'VPN drops every ten minutes' }).waitFor();
});

test('Escape closes what lies on top, and only that', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto('/q/tier-1');
  await page.goto(`/t/${plainReference}`);
  await page.getByRole('heading', { name: /Printer/ }).waitFor();

  await page.keyboard.press('p');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.match(page.url(), new RegExp(`/t/${plainReference}$`));
  await page.keyboard.press('Escape');

  await page.waitForURL(/\/q\/tier-1$/);
});

test('letters typed into a field stay letters, with AltGr too', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${plainReference}`);
  await page.getByRole('heading', { name: /Printer/ }).waitFor();

  await page.keyboard.press('n');
  await page.keyboard.type('samer mane');
  await page.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ę', code: 'KeyE', bubbles: true, modifierAltGraph: true }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', bubbles: true, isComposing: true }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', bubbles: true, ctrlKey: true }));
  });

  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal(await page.getByRole('textbox', { name: /Internal note/ }).inputValue(), 'samer mane');
});

test('whoever turns single keys off is not surprised by them', async () => {
  const page = await desk.signedIn(cast.marta.email);
  await page.goto('/account');
  await page.getByLabel('Single keys act on the page').uncheck();

  await page.keyboard.press('Tab');
  await page.keyboard.press('c');

  assert.equal(await page.getByRole('dialog').count(), 0);
});

test('the way to the content is one key from the start of the page', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${plainReference}`);
  await page.getByRole('heading', { name: /Printer/ }).waitFor();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, /Escalate to Tier 2/, 6);

  assert.match(page.url(), /#content$/);
});

test('“Can I do this?” is asked and answered by keys, and the help lists its key once', async () => {
  const { reference } = await openPrinters(cast);
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${reference}`);
  await page.getByRole('region', { name: 'Can I do this?' }).waitFor();

  await page.keyboard.press('q');
  const system = page.getByRole('combobox', { name: 'System' });
  await system.and(page.locator(':focus')).waitFor();
  assert.equal(await system.inputValue(), '');
  await page.keyboard.type('Active');
  await page.getByRole('option', { name: 'Active Directory' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Unlock');
  await page.getByRole('option', { name: 'Unlock accounts in Finance' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('No, you may not.').waitFor();

  await page.getByRole('heading', { name: 'The plotter prints stripes' }).click();
  await page.keyboard.press('Shift+?');
  const help = page.getByRole('dialog');
  await help.getByText('Can I do this?').waitFor();
  assert.equal(await help.locator('kbd', { hasText: /^q$/i }).count(), 1);
});
