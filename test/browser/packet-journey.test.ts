import { test } from 'node:test';
import { assignTicket, openTicket, recordStep } from '../../desk/tickets/contract.ts';
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
  const { ticketId, reference } = await cast.ada.asks(openTicket, {
    requesterId: cast.kimId,
    title: 'Invoices cannot be printed',
    description: 'We cannot print any invoices. PRN-0207 says: PCL XL error 0x80070775. Windows 11 24H2.',
  });
  await cast.ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  const outcome = 'did_not_work' as const;
  await cast.ada.asks(recordStep, { ticketId, action: 'Restarted the spooler', outcome, result: 'The queue fills again' });
  await cast.ada.asks(recordStep, { ticketId, action: 'Changed the toner', outcome, result: 'Still blank' });
  const [ada, priya] = [await desk.signedIn(cast.ada.email), await desk.signedIn(cast.priya.email)];

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
