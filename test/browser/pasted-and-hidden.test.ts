import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listEscalations, readPacket } from '../../desk/escalation/contract.ts';
import { addNote, assignTicket, openTicket, recordStep } from '../../desk/tickets/contract.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();

async function openTried(title: string) {
  const { ticketId, reference } = await cast.ada.asks(openTicket, { requesterId: cast.kimId, title });
  await cast.ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  for (const action of ['Restarted the spooler', 'Changed the toner'])
    await cast.ada.asks(recordStep, { ticketId, action, outcome: 'did_not_work', result: 'Still blank' });
  return { ticketId, reference };
}

test('a screenshot pasted from the clipboard over the composer is evidence, and goes up with the packet', async () => {
  const { ticketId, reference } = await openTried('Invoices cannot be printed');
  const ada = await desk.signedIn(cast.ada.email);
  await ada.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await ada.goto(`/t/${reference}`);
  await ada.getByRole('heading', { name: 'Invoices cannot be printed' }).waitFor();
  await ada.keyboard.press('e');
  const composer = ada.getByRole('dialog');
  await composer.getByText('no error text; no screenshot or log').waitFor();

  await ada.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
    const png = await new Promise<Blob>((made) => canvas.toBlob((blob) => blob && made(blob), 'image/png'));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
  });
  await composer.getByLabel('Exact error text').focus();
  await ada.keyboard.press('Control+V');
  await ada.getByText(/^screenshot .*\.png is attached\.$/).waitFor();
  await composer.getByText('no screenshot or log').waitFor({ state: 'hidden' });
  await composer.getByLabel('Exact error text').fill('PCL XL error 0x80070775');
  await composer.getByLabel('What will they hear?').fill('Priya reads the spooler’s log; you hear what it says.');
  await composer.getByText('6/7 complete').waitFor();
  await ada.keyboard.press('Control+Enter');
  await composer.waitFor({ state: 'hidden' });

  const { items } = await cast.priya.asks(listEscalations, { ticketId });
  const { packet } = await cast.priya.asks(readPacket, { escalationId: items[0]?.escalationId ?? '' });
  assert.deepEqual(
    packet.files.map(({ fileName, mediaType }) => [/^screenshot /.test(fileName), mediaType]),
    [[true, 'image/png']],
  );
});

test('a hidden password is shown to whoever says why, and the ticket says who looked', async () => {
  const { ticketId, reference } = await openTried('The scanner wants a password');
  await cast.ada.asks(addNote, { ticketId, body: 'They read it out to me: password: Un-guessed-77! is what they type' });
  const [ada, priya] = [await desk.signedIn(cast.ada.email), await desk.signedIn(cast.priya.email)];

  await ada.goto(`/t/${reference}`);
  await ada.getByText('password hidden').waitFor();
  assert.equal(await ada.getByRole('button', { name: /password hidden/ }).count(), 0);
  assert.equal(await ada.getByText('Un-guessed-77!').count(), 0);

  await priya.goto(`/t/${reference}`);
  await priya.getByRole('button', { name: /password hidden/ }).click();
  const dialog = priya.getByRole('dialog', { name: 'Show a hidden password' });
  assert.ok(await dialog.getByRole('button', { name: /^Show it/ }).isDisabled(), 'nothing is shown without a reason');
  await dialog.getByLabel('Why do you need it?').fill('The scanner’s own account has to be changed');
  await priya.keyboard.press('Control+Enter');
  await dialog.getByText('Un-guessed-77!').waitFor();
  await dialog.getByRole('button', { name: /^Done/ }).click();

  await priya.getByText('looked at a hidden password').waitFor();
  await priya.getByText('The scanner’s own account has to be changed').waitFor();
  assert.equal(await priya.getByText('Un-guessed-77!').count(), 0);
});

test('whoever types a secret is warned in every dialog before it is sent, and no longer once it is taken out', async () => {
  const { reference } = await openTried('The monitor stays dark');
  const ada = await desk.signedIn(cast.ada.email);
  await ada.goto(`/t/${reference}`);
  await ada.getByRole('heading', { name: 'The monitor stays dark' }).waitFor();

  for (const [command, label] of [
    ['Resolve', 'What fixed it'],
    ['Put on hold', 'What Kim is asked'],
    ['Give a workaround', 'What Kim can do meanwhile'],
    ['Split something off…', 'What is known of it (optional)'],
    ['New ticket', 'Description (optional)'],
  ] as const) {
    await ada.keyboard.press('Control+k');
    await ada.getByRole('textbox', { name: /Type a command/ }).fill(command);
    await ada.getByRole('button', { name: command }).first().waitFor();
    await ada.keyboard.press('Enter');
    const dialog = ada.getByRole('dialog');
    const field = dialog.getByLabel(label);
    await field.fill('They sign in with password: Un-guessed-77! as before');
    await dialog.getByRole('status').getByText('Found: password.').waitFor();
    await field.fill('They sign in as before');
    await dialog.getByText('Found: password.').waitFor({ state: 'hidden' });
    await ada.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
});
