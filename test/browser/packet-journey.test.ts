import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escalateTicket } from '../../desk/escalation/contract.ts';
import { changeStandardSteps } from '../../desk/standard-steps/contract.ts';
import { addCategory, assignTicket, openTicket } from '../../desk/tickets/contract.ts';
import { inviteAgent, listTeams } from '../../estate/people/contract.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();

test('a whole packet goes up with two keys once the steps are ticked; returned twice, the leads are called in', async () => {
  const { items } = await cast.dana.asks(listTeams, { tier: 1 });
  await cast.dana.asks(inviteAgent, {
    name: 'Lena',
    email: 'lena@secondline.example',
    tier: 1,
    teamIds: items.map(({ teamId }) => teamId),
    grants: [{ role: 'team_lead', clientId: cast.northgateId }],
  });
  const { categoryId } = await cast.dana.asks(addCategory, { name: 'Printers' });
  const steps = [
    { action: 'Restart the spooler', expected: 'The queue empties within a minute' },
    { action: 'Change the toner', expected: 'A test page is black' },
  ];
  await cast.dana.asks(changeStandardSteps, { categoryId, readVersion: 0, steps });
  const { ticketId, reference } = await cast.ada.asks(openTicket, {
    requesterId: cast.kimId,
    categoryId,
    title: 'Invoices cannot be printed',
    description: 'We cannot print any invoices. PRN-0207 says: PCL XL error 0x80070775. Windows 11 24H2.',
  });
  await cast.ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  const [ada, priya] = [await desk.signedIn(cast.ada.email), await desk.signedIn(cast.priya.email)];
  await ada.goto(`/t/${reference}`);
  await ada.getByText('0 of 2, version 1').waitFor();
  await ada.keyboard.press('x');
  await ada.getByText('1 of 2, version 1').waitFor();
  await ada.keyboard.press('x');
  await ada.getByText('2 of 2, version 1').waitFor();

  for (const round of ['first', 'second']) {
    await ada.goto(`/t/${reference}`);
    await ada.getByRole('heading', { name: 'Invoices cannot be printed' }).waitFor();
    await ada.keyboard.press('e');
    await ada.getByRole('dialog').getByText('7/7 complete').waitFor();
    await ada.keyboard.press('Control+Enter');
    await ada.getByRole('dialog').waitFor({ state: 'hidden' });

    await priya.goto(`/t/${reference}`);
    await priya.getByRole('button', { name: /^Accept/ }).waitFor();
    await priya.keyboard.press('r');
    await priya.getByRole('dialog').getByText('The clock keeps running').waitFor();
    await priya.keyboard.press('3');
    await priya.keyboard.type(`Restart the print server, the ${round} time`);
    await priya.keyboard.press('Control+Enter');
    await priya.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  // Whoever writes the packet anew reads there what the return asked for.
  await ada.reload();
  await ada.getByText('Restart the print server, the second time').first().waitFor();
  await ada.keyboard.press('e');
  await ada.getByRole('dialog').getByText('Restart the print server, the second time').waitFor();

  await priya.getByText('Returned twice.').waitFor();
  await priya.getByText(/Called in to agree on it: .*Lena \(Tier 1\)/).waitFor();
});

test('Tier 2 asks for what is missing; the sender answers with a picture, which stands with the packet', async () => {
  const { ticketId, reference } = await cast.ada.asks(openTicket, { requesterId: cast.kimId, title: 'The scanner sends empty files' });
  await cast.ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  await cast.ada.asks(escalateTicket, {
    ticketId,
    packet: { criterion: 'none', question: 'Why are the files empty?' },
    nextUpdate: { what: 'Tier 2 reads the scanner’s log', dueAt: new Date(Date.now() + 3_600_000).toISOString() },
    overrideReason: 'The bank waits for it',
  });
  const [ada, priya] = [await desk.signedIn(cast.ada.email), await desk.signedIn(cast.priya.email)];
  await priya.goto(`/t/${reference}`);
  await priya.getByRole('button', { name: 'Ask Ada' }).click();
  const asks = priya.getByRole('dialog');
  await asks.getByLabel('Evidence').check();
  await asks.getByLabel('What exactly?').fill('A picture of what the scanner shows');
  await priya.keyboard.press('Control+Enter');
  await asks.waitFor({ state: 'hidden' });

  await ada.goto(`/t/${reference}`);
  await ada.getByRole('button', { name: 'Answer' }).click();
  const answers = ada.getByRole('dialog');
  await answers
    .locator('input[type=file]')
    .setInputFiles({ name: 'display.log', mimeType: 'text/plain', buffer: Buffer.from('E-0207 no paper\n') });
  await answers.getByLabel('display.log').waitFor();
  assert.equal(await answers.getByLabel('display.log').isChecked(), true);
  await ada.keyboard.press('Control+Enter');
  await answers.waitFor({ state: 'hidden' });

  await priya.reload();
  const link = priya.getByRole('list', { name: 'Added since it was sent' }).getByRole('link', { name: 'display.log' });
  const [download] = await Promise.all([priya.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), 'display.log');
});
