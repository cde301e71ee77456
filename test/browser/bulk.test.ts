import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cancelTicket, openTicket, readTicket } from '../../desk/tickets/contract.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';

/** Ten seconds until it is done, the round that does it, and the page that asks: on a slow machine. */
const untilDone = 60_000;

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const ask = (title: string) => cast.ada.asks(openTicket, { requesterId: cast.kimId, title });
const read = (ticketId: string) => cast.ada.asks(readTicket, { ticketId });
const priorityOf = async (ticketId: string) => {
  const ticket = await read(ticketId);
  return 'priority' in ticket ? ticket.priority : undefined;
};

test('Ada chooses by key and by Shift, sets one priority for all, and takes it back as one', async () => {
  const asked = [await ask('Choose me first'), await ask('Choose me second'), await ask('Choose me third')];
  const page = await desk.signedIn(cast.ada.email);
  await page.goto('/q/tier-1?search=Choose');
  await page.getByText('Choose me third').waitFor();
  // An address with a filter puts the cursor into it.
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1 ticket chosen').waitFor();
  await page.getByRole('checkbox', { name: `Choose ${asked[2]?.reference}` }).click({ modifiers: ['Shift'] });
  await page.getByText('3 tickets chosen').waitFor();
  await page.getByRole('button', { name: 'Priority…' }).click();
  await page.getByRole('dialog').getByText('Priority of 3 tickets').waitFor();

  await page.keyboard.press('Control+Enter');
  const undo = page.getByRole('button', { name: /^Undo: Setting 3 tickets to P3/ });
  await undo.waitFor();
  assert.equal(await undo.count(), 1);
  await page.getByRole('region', { name: 'Chosen tickets' }).waitFor({ state: 'hidden' });
  await undo.click();

  await page
    .getByText(/^Taken back: Setting 3 tickets/)
    .first()
    .waitFor();
  await undo.waitFor({ state: 'hidden' });
});

test('tickets that cannot be done are listed with what to do; the others are done', async () => {
  const [one, gone, two] = [await ask('Many at once A'), await ask('Many at once B'), await ask('Many at once C')];
  const page = await desk.signedIn(cast.ada.email);
  await page.goto('/q/tier-1?search=Many');
  await page.getByText('Many at once C').waitFor();
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).click();
  await page.getByRole('button', { name: 'Priority…' }).click();
  await cast.ada.asks(cancelTicket, { ticketId: gone.ticketId, reason: 'Opened twice' });
  for (const name of ['Impact', 'Urgency']) await page.getByRole('radiogroup', { name }).getByText('High', { exact: true }).click();

  await page.keyboard.press('Control+Enter');

  const refused = page.getByRole('alert', { name: '1 ticket refused' });
  await refused.getByText(gone.reference).waitFor();
  await refused.getByText('2 were sent').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Close/ })
    .last()
    .click();
  await page.getByText(/^Done: Setting 3 tickets to P1/).waitFor({ timeout: untilDone });
  assert.deepEqual([await priorityOf(one.ticketId), await priorityOf(two.ticketId)], [1, 1]);
});

test('chosen tickets are merged into one of them, previewed, and given to an agent together', async () => {
  const [stay, source] = [await ask('Joined one'), await ask('Joined two')];
  const page = await desk.signedIn(cast.ada.email);
  await page.goto('/q/tier-1?search=Joined');
  await page.getByText('Joined two').waitFor();
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).click();
  await page.getByRole('button', { name: 'Assign…' }).click();
  await page.getByLabel('Agent').selectOption({ label: 'Ada' });
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^Done: Assigning 2 tickets to Ada/).waitFor({ timeout: untilDone });

  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).click();
  await page.getByRole('button', { name: 'Merge…' }).click();
  await page.getByRole('radio', { name: new RegExp(stay.reference) }).check();
  await page.getByRole('region', { name: 'What will happen' }).getByText(`${source.reference} brings`).waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Merge/ })
    .click();
  await page.getByRole('button', { name: /^Undo: Merging/ }).waitFor();
  await page
    .getByText(/^Done: Merging/)
    .first()
    .waitFor({ timeout: untilDone });

  const merged = await read(source.ticketId);
  const kept = await read(stay.ticketId);
  assert.deepEqual(
    ['mergedInto' in merged && merged.mergedInto?.ticketId, 'assignee' in kept && kept.assignee?.name],
    [stay.ticketId, 'Ada'],
  );
});
