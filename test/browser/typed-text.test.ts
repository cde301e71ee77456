import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addNote, assignTicket } from '../../desk/tickets/contract.ts';
import { openDeskInBrowser, signIn } from './desk-in-browser.ts';
import { openStory } from './story.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const { plainReference, plainId } = await openStory(cast);

test('a reply and a note survive a colleague’s change and a reload, each in its own box', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${plainReference}`);
  await page.getByRole('button', { name: /^Reply to Kim/ }).click();
  await page.getByRole('textbox', { name: 'Reply to Kim – public' }).fill('We are changing the drum now.');
  await page.getByRole('button', { name: /^Internal note/ }).click();
  await page.getByRole('textbox', { name: 'Internal note – the requester never sees it' }).fill('Drum is from the wrong batch.');

  await cast.dana.asks(addNote, { ticketId: plainId, body: 'Ordered another drum.' });
  await cast.dana.asks(assignTicket, { ticketId: plainId, assigneeId: null });
  await page.reload();

  const reply = page.getByRole('textbox', { name: 'Reply to Kim – public' });
  await reply.waitFor();
  assert.equal(await reply.inputValue(), 'We are changing the drum now.');
  const note = page.getByRole('textbox', { name: 'Internal note – the requester never sees it' });
  assert.equal(await note.inputValue(), 'Drum is from the wrong batch.');
});

test('half an escalation survives closing and a reload', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${plainReference}`);
  await page.getByRole('button', { name: /^Escalate to Tier 2/ }).click();
  await page.getByLabel('Exact error text').fill('E-0x1F drum unit');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.reload();
  await page.getByRole('button', { name: /^Escalate to Tier 2/ }).click();

  assert.equal(await page.getByLabel('Exact error text').inputValue(), 'E-0x1F drum unit');
});

test('a reply written while the session ended elsewhere is there after signing in again', async () => {
  const page = await desk.signedIn(cast.priya.email);
  await page.goto(`/t/${plainReference}`);
  await page.getByRole('button', { name: /^Reply to Kim/ }).click();
  await page.getByRole('textbox', { name: 'Reply to Kim – public' }).fill('Second line here.');
  await page.context().clearCookies();

  await page.getByRole('button', { name: /^Send reply/ }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await signIn(page, cast.priya.email);
  await page.goto(`/t/${plainReference}`);

  const reply = page.getByRole('textbox', { name: 'Reply to Kim – public' });
  await reply.waitFor();
  assert.equal(await reply.inputValue(), 'Second line here.');
});

test('a reply sent twice because no answer came is there once', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${plainReference}`);
  const box = page.getByRole('textbox', { name: 'Reply to Kim – public' }).or(page.getByRole('button', { name: /^Reply to Kim/ }));
  await box.first().click();
  await page.getByRole('textbox', { name: 'Reply to Kim – public' }).fill('The drum is changed. Please try again.');
  let lost = 0;
  await page.route('**/replies', async (route) => {
    // It reaches the desk, but its answer is lost on the way back.
    await route.fetch();
    lost += 1;
    if (lost === 1) await route.abort('connectionreset');
    else await route.continue();
  });

  await page.getByRole('button', { name: /^Send reply/ }).click();
  // The box closes when the desk has answered.
  await page.getByRole('button', { name: /^Reply to Kim/ }).waitFor();
  await page.unroute('**/replies');
  await page.reload();
  await page.getByText('The drum is changed. Please try again.').first().waitFor();

  assert.equal(lost >= 2, true);
  assert.equal(await page.getByRole('listitem').filter({ hasText: 'The drum is changed. Please try again.' }).count(), 1);
});
