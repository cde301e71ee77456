import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { shareTicket } from '../../channels/portal/contract.ts';
import { acceptEscalation, listEscalations } from '../../desk/escalation/contract.ts';
import { listPromises, makePromise, writeTemplate } from '../../desk/promises/contract.ts';
import { readTimeline } from '../../desk/tickets/contract.ts';
import { openDeskInBrowser, phone } from './desk-in-browser.ts';
import { openStory } from './story.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const { waitingReference, waitingId, plainReference, plainId } = await openStory(cast);
const nagMinutes = 10;
const soon = () => Temporal.Now.instant().add({ minutes: nagMinutes, seconds: 2 });

test('P, a digit and Enter promise the next update', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${plainReference}`);
  await page.getByText('Nothing is promised to the requester.').waitFor();

  await page.keyboard.press('p');
  await page.getByRole('dialog').getByText('Press a digit for the time').waitFor();
  await page.getByRole('textbox', { name: 'What will they hear?' }).waitFor();
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');

  await page.getByText('Promised. Your next reply keeps it.').waitFor();
  const { items } = await cast.ada.asks(listPromises, { ticketId: plainId });
  const away = Temporal.Now.instant()
    .until(items[0]?.dueAt ?? '')
    .total('minutes');
  assert.ok(away > 58 && away < 62, String(away));
  assert.equal(items[0]?.what, 'The team tells you what was found since and what happens next');
});

test('words that say nothing are flagged while they are typed, with what to say instead', async () => {
  const page = await desk.signedIn(cast.ada.email);
  await page.goto(`/t/${plainReference}`);
  await page.getByRole('heading', { name: /Printer/ }).waitFor();
  await page.keyboard.press('y');
  const box = page.getByRole('textbox', { name: 'Reply to Kim – public' });
  await box.fill('Your ticket has been escalated.');
  await page.getByText('“Your ticket has been escalated” tells them nothing.').waitFor();
  await page.getByText(/Priya reads the switch log/).waitFor();

  await box.fill('Your ticket has been escalated. Priya reads the switch log now.');

  await page.getByText(/tells them nothing/).waitFor({ state: 'hidden' });
  await box.fill('');
});

test('a promise nags before it is due, is handed over with its ticket, and a reply keeps it and names the next one', async () => {
  const dueAt = soon();
  await cast.ada.asks(makePromise, {
    ticketId: waitingId,
    what: 'You hear what the domain controller’s log says',
    dueAt: dueAt.toString(),
  });
  const ada = await desk.signedIn(cast.ada.email);
  await ada.goto(`/t/${waitingReference}`);
  await ada.getByText('you owe it').waitFor();
  await ada.getByRole('button', { name: /Tell them now/ }).waitFor();
  await nagged();
  await ada.reload();
  await ada.getByText('reminded whoever owes the update', { exact: false }).waitFor();

  await ada.keyboard.press('Shift+M');
  await ada.getByText('Nearly due: Kim is to hear more', { exact: false }).waitFor();
  await ada.keyboard.press('Escape');

  const { items } = await cast.priya.asks(listEscalations, { ticketId: waitingId });
  await cast.priya.asks(acceptEscalation, { escalationId: items[0]?.escalationId ?? '' });
  const priya = await desk.signedIn(cast.priya.email);
  await priya.goto('/q/promises-due');
  await priya.getByRole('row', { name: new RegExp(waitingReference) }).waitFor();
  await priya.goto(`/t/${waitingReference}`);
  await priya.getByText('you owe it; promised by Ada').waitFor();

  await priya.keyboard.press('y');
  const box = priya.getByRole('textbox', { name: 'Reply to Kim – public' });
  await box.fill('The log shows a phone that signs in with an old password. Please sign out of mail on it.');
  await priya.getByLabel(/And they hear more by then/).waitFor();
  await priya.getByRole('textbox', { name: 'What will they hear?' }).fill('You hear whether the lock-outs have stopped');
  const sent = priya.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/promising-replies'));
  await priya.getByRole('button', { name: /Send and promise/ }).click();
  assert.ok((await sent).ok());

  await priya.getByText('You hear whether the lock-outs have stopped', { exact: true }).first().waitFor();
  const after = await cast.priya.asks(listPromises, { ticketId: waitingId });
  assert.deepEqual(
    after.items.slice(0, 2).map(({ what, state, occasion, owedBy }) => [what, state, occasion, owedBy?.name]),
    [
      ['You hear whether the lock-outs have stopped', 'open', 'reply', 'Priya'],
      ['You hear what the domain controller’s log says', 'kept', 'own', 'Priya'],
    ],
  );
});

test('a reply without a promise leaves the next check-in to the desk, in the client’s own words', async () => {
  await cast.dana.asks(writeTemplate, {
    kind: 'check_in',
    clientId: cast.northgateId,
    name: 'Check-in',
    words: '{requester}, {assignee} writes to you by {time}',
  });
  const page = await desk.signedIn(cast.priya.email);
  await page.goto(`/t/${waitingReference}`);
  await page.getByRole('heading', { name: /Accounts/ }).waitFor();
  await page.keyboard.press('y');
  await page.getByRole('textbox', { name: 'Reply to Kim – public' }).fill('Nobody was locked out in the last ten minutes.');
  await page.getByLabel(/And they hear more by then/).uncheck();
  await page.getByText('The desk then promises the next check-in by itself.').waitFor();

  await page.getByRole('button', { name: /Send reply/ }).click();

  await page.getByText('you owe it; promised by the desk itself').waitFor();
  await page
    .getByText(/Kim, Priya writes to you by .* \(Chicago time\)/)
    .first()
    .waitFor();
});

test('the requester reads the promise in their own zone, which is named', async () => {
  const { url } = await cast.priya.asks(shareTicket, { ticketId: waitingId });
  const { items } = await cast.priya.asks(listPromises, { ticketId: waitingId });
  const page = await desk.open({ ...phone, scripts: false });
  await page.goto(new URL(url).pathname);

  const due = Temporal.Instant.from(items[0]?.dueAt ?? '').toZonedDateTimeISO('America/Chicago');
  const shown = await page.getByRole('heading', { name: /Next update by/ }).innerText();

  assert.ok(shown.includes(due.toPlainTime().toString({ smallestUnit: 'minute' })), shown);
  await page
    .getByText(/Chicago time/)
    .first()
    .waitFor();
});

test('an overdue promise is a red row in the own queue, and says so', async () => {
  const page: Page = await desk.signedIn(cast.priya.email);
  await cast.priya.asks(makePromise, {
    ticketId: waitingId,
    what: 'You hear whether the lock-outs have stopped',
    dueAt: Temporal.Now.instant().add({ seconds: 1 }).toString(),
  });
  await page.goto('/q/mine');

  const row = page.getByRole('row', { name: new RegExp(`${waitingReference}.*late`) });
  await row.waitFor();

  assert.equal(await row.getAttribute('data-owes'), 'late');
});

/** Waits until the desk's own round has said that the promise is nearly due. */
async function nagged(): Promise<void> {
  for (let second = 0; second < 30; second += 1) {
    const { items } = await cast.ada.asks(readTimeline, { ticketId: waitingId, limit: 200 });
    if (items.some(({ name }) => name === 'promise-nagged')) return;
    await pause(1_000);
  }
  assert.fail('Nobody was nagged');
}
