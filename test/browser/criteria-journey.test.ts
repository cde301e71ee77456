import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { listCriteria } from '../../desk/criteria/contract.ts';
import { listEscalations, listWaitingEscalations } from '../../desk/escalation/contract.ts';
import { addCategory, assignTicket, listSteps, openTicket } from '../../desk/tickets/contract.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';
import { openStory } from './story.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
await openStory(cast);
const { categoryId } = await cast.dana.asks(addCategory, { name: 'Printers' });

test('Dana tries a stricter draft on what was escalated, and publishes it as version 2', async () => {
  const page = await desk.signedIn(cast.dana.email);
  await page.goto('/admin/criteria');
  await page.getByText('Said here, version 1').waitFor();

  await page.getByRole('button', { name: 'Change The known steps are done and it still fails' }).click();
  await page.getByLabel('Steps in vain, where a category has no standard steps').fill('3');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText('1 escalation looked at.').waitFor();
  await page.getByRole('button', { name: '1 escalation met none: show the ticket' }).click();
  await page.getByRole('region', { name: 'The tickets behind the number' }).getByText('Accounts lock out in Finance').waitFor();
  await page.getByLabel('Why it changes (optional)').fill('Two steps are too few');
  await page.getByRole('button', { name: 'Publish version 2' }).click();
  await page.getByText('Said here, version 2').waitFor();

  const { version, versions } = await cast.dana.asks(listCriteria, {});
  assert.deepEqual([version, versions[0]?.note], [2, 'Two steps are too few']);
});

test('Ada ticks the standard steps by key, and the criterion is met live, with its reason', async () => {
  await danaWritesSteps(['Restart the spooler', 'Change the toner', 'Print a test page']);
  const { ticketId, reference } = await cast.ada.asks(openTicket, { requesterId: cast.kimId, title: 'Blank pages', categoryId });
  await cast.ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${reference}`);
  await page.getByText('0 of 3, version 1').waitFor();
  await page.getByText('No criterion is met now').waitFor();

  await page.keyboard.press('x');
  await page.getByText('1 of 3, version 1').waitFor();
  await page.keyboard.press('x');
  await page.getByText('2 of 3, version 1').waitFor();
  await page.keyboard.press('i');
  await page.getByLabel('Why is it skipped: Print a test page?').fill('The tray is empty');
  await page.keyboard.press('Enter');
  await page.getByText('3 of 3, version 1').waitFor();

  await page.getByText('Criteria met now').waitFor();
  await page.getByText('all 3 standard steps done or skipped, none worked (version 1)').first().waitFor();
  await escalate(page);
  const { items } = await cast.ada.asks(listSteps, { ticketId });
  assert.deepEqual(
    items.map(({ action, outcome, result, standard }) => [action, outcome, result, standard?.version]),
    [
      ['Restart the spooler', 'did_not_work', null, 1],
      ['Change the toner', 'did_not_work', null, 1],
      ['Print a test page', 'skipped', 'The tray is empty', 1],
    ],
  );
  const [sent] = (await cast.ada.asks(listEscalations, { ticketId })).items;
  assert.deepEqual([sent?.why?.layer, sent?.why?.version, sent?.why?.met], ['installation', 2, true]);
  const priya = await desk.signedIn(cast.priya.email);
  await priya.goto(`/t/${reference}`);
  await priya.getByText('Criteria of the desk, version 2, because all 3 standard steps done or skipped').first().waitFor();
});

test('Ada asks whether she may, and what is missing goes up with one click, with who owns it', async () => {
  await danaMapsTheDirectory();
  const { ticketId, reference } = await cast.ada.asks(openTicket, { requesterId: cast.kimId, title: 'Locked out again' });
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${reference}`);

  await page
    .getByRole('combobox', { name: 'System' })
    .or(page.getByRole('textbox', { name: 'System' }))
    .first()
    .click();
  await page.getByRole('option', { name: 'Active Directory' }).click();
  const actions = page
    .getByRole('combobox', { name: 'Action' })
    .or(page.getByRole('textbox', { name: 'Action' }))
    .first();
  await actions.click();
  await page.getByRole('option', { name: 'Read accounts' }).click();
  await page.getByText('Yes, you may.').waitFor();
  await choose(page, 'Action', 'Unlock accounts');
  await page.getByText('No, you may not.').waitFor();
  await page.getByText('May do it: Tier 2, Tier 3').waitFor();
  await page.getByRole('button', { name: 'Escalate for this right' }).click();
  await page.getByRole('radio', { name: /It needs a right .* met now: Active Directory: Unlock accounts/ }).waitFor();
  await page.getByLabel('Send it incomplete, with a reason').check();
  await page.getByLabel('Why does it go up as it is?').fill('Only the right is missing');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Waits for Tier 2’s verdict').first().waitFor();

  const { items } = await cast.priya.asks(listWaitingEscalations, { tier: 2 });
  assert.equal(items.find((one) => one.ticketId === ticketId)?.why?.because, 'Active Directory: Unlock accounts');
  const priya = await desk.signedIn(cast.priya.email);
  await priya.goto(`/t/${reference}`);
  await priya.getByText('Active Directory: Unlock accounts; Identity team owns it').waitFor();
});

async function escalate(page: Page): Promise<void> {
  await page.keyboard.press('e');
  await page.getByRole('radio', { name: /The known steps are done.*met now: all 3 standard steps/ }).check();
  await page.getByLabel('Send it incomplete, with a reason').check();
  await page.getByLabel('Why does it go up as it is?').fill('The month-end close waits for it');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Waits for Tier 2’s verdict').first().waitFor();
}

async function danaWritesSteps(actions: readonly string[]): Promise<void> {
  const page = await desk.signedIn(cast.dana.email);
  await page.goto('/admin/steps');
  await page.getByText('Choose the category whose steps').waitFor();
  await choose(page, 'Category', 'Printers');
  await page.getByText('Steps said here, version 0').waitFor();
  for (const [at, action] of actions.entries()) {
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByLabel(`${at + 1}. What is done`).fill(action);
    await page.getByLabel('What is to be seen when it helps').nth(at).fill('It prints');
  }
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await page.getByText('Steps said here, version 1').waitFor();
}

/** Active Directory: everybody reads, Tier 2 and 3 unlock. */
async function danaMapsTheDirectory(): Promise<void> {
  const page = await desk.signedIn(cast.dana.email);
  await page.goto('/admin/access');
  await page.getByRole('button', { name: 'Add a system' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('System').fill('Active Directory');
  await form.getByLabel('Owner').fill('Identity team');
  await form.getByRole('button', { name: 'Add an action' }).click();
  const [unlock, read] = [form.getByRole('group', { name: 'Action 1' }), form.getByRole('group', { name: 'Action 2' })];
  await unlock.getByLabel('What is done').fill('Unlock accounts');
  await read.getByLabel('What is done').fill('Read accounts');
  await read.getByLabel('Tier 1').check();
  for (const action of [unlock, read]) for (const tier of ['Tier 2', 'Tier 3']) await action.getByLabel(tier).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('cell', { name: 'Identity team' }).waitFor();
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page
    .getByRole('combobox', { name: field })
    .or(page.getByRole('textbox', { name: field }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).click();
}
