import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAgreements } from '../../desk/agreements/contract.ts';
import { readClockStatement } from '../../desk/clocks/contract.ts';
import { assignTicket, openTicket } from '../../desk/tickets/contract.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();

test('Dana publishes a version that may pause, moves the open tickets to it, and Ada’s question lets the clock stand still', async () => {
  const { ticketId, reference } = await cast.ada.asks(openTicket, { requesterId: cast.kimId, title: 'The scanner sends nothing' });
  await cast.ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  const page = await desk.signedIn(cast.dana.email);

  await page.goto(`/admin/clients/${cast.northgateId}`);
  await page.getByRole('link', { name: 'All agreements' }).click();
  await page.getByRole('button', { name: 'New version' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Gold');
  await form.getByRole('textbox', { name: 'Resolution, min' }).nth(2).fill('120');
  await form.getByRole('checkbox', { name: /requester/i }).check();
  await form.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('heading', { name: 'SLA: Gold' }).waitFor();
  await page.getByRole('button', { name: 'Move open tickets' }).click();
  await page.getByRole('button', { name: 'Move 1 ticket' }).click();
  await page.getByText('1 ticket moved').first().waitFor();

  const adas = await desk.signedIn(cast.ada.email);
  await adas.goto(`/t/${reference}`);
  await adas.getByRole('heading', { name: 'The scanner sends nothing' }).waitFor();
  await adas.getByRole('button', { name: 'More' }).click();
  await adas.getByRole('menuitem', { name: 'Put on hold' }).click();
  await adas.getByLabel('What Kim is asked').fill('Does it show an error?');
  await adas.getByRole('button', { name: 'Put on hold' }).click();
  await adas.getByText(/stands still since/).waitFor();

  const { clocks } = await cast.ada.asks(readClockStatement, { ticketId });
  const resolution = clocks.find(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
  assert.deepEqual([resolution?.agreementName, resolution?.targetSeconds, resolution?.lines.length], ['Gold', 7_200, 1]);
  assert.notEqual(resolution?.pausedSince, null);
  const { items } = await cast.dana.asks(listAgreements, { clientId: cast.northgateId });
  assert.deepEqual(
    items.map(({ version, current }) => [version, current]),
    [
      [2, true],
      [1, false],
    ],
  );
});

test('what is impossible is said where it is, and nothing that was typed is lost', async () => {
  const page = await desk.signedIn(cast.dana.email);
  await page.goto(`/admin/clients/${cast.northgateId}/agreements`);
  await page.getByRole('button', { name: 'New version' }).click();
  const form = page.getByRole('dialog');

  await form.getByLabel('Name', { exact: true }).fill('Broken');
  await form.getByRole('button', { name: 'Remove row 3' }).click();
  await form.getByRole('button', { name: 'Publish' }).click();

  await form
    .getByText(/Add a row for P3 alone/)
    .first()
    .waitFor();
  assert.equal(await form.getByLabel('Name', { exact: true }).inputValue(), 'Broken');
});
