import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { acceptEscalation, addToPacket, escalateTicket, requestFromSender } from '../../desk/escalation/contract.ts';
import { assignTicket, holdTicket, openTicket, recordStep } from '../../desk/tickets/contract.ts';
import { formTeam } from '../../estate/people/contract.ts';
import { desktop, openDeskInBrowser, phone } from './desk-in-browser.ts';
import { barriersOn, listenForErrors, sticksOut } from './screen-checks.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();

/** A ticket that Ada escalated, whose packet she was asked to complete, and did in time. */
async function askedAndAnswered(number: number) {
  const { ticketId, reference } = await cast.ada.asks(openTicket, {
    requesterId: cast.kimId,
    title: `Invoice ${number} cannot be printed`,
  });
  await cast.ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  const tried = { outcome: 'did_not_work', result: 'The queue fills again' } as const;
  await cast.ada.asks(recordStep, { ticketId, action: 'Restarted the spooler', ...tried });
  await cast.ada.asks(recordStep, { ticketId, action: 'Changed the toner', ...tried });
  const inAnHour = Temporal.Now.instant().add({ hours: 1 }).toString();
  const { escalationId } = await cast.ada.asks(escalateTicket, {
    ticketId,
    packet: {
      criterion: 'steps_exhausted',
      errorText: 'PCL XL error 0x80070775: IllegalOperatorSequence',
      environment: { asset: 'PRN-0207', os: 'Windows 11 24H2', networkPlace: 'Floor 2' },
      extent: { peopleAffected: 12, whatItStops: 'Nobody in Finance can print invoices' },
    },
    nextUpdate: { what: 'Tier 2 reads the print server’s log; you hear what it says', dueAt: inAnHour },
  });
  const words = 'The error of the second printer';
  const { requestId } = await cast.priya.asks(requestFromSender, { escalationId, items: ['evidence'], words, dueAt: inAnHour });
  await cast.ada.asks(addToPacket, { escalationId, requestId, item: 'evidence', words: '0x80070776' });
  return { ticketId, reference, escalationId };
}

test('a question of a hold is judged with one key, and every number of the coaching page opens what is behind it', async () => {
  const raised = [];
  for (let number = 1; number <= 5; number += 1) raised.push(await askedAndAnswered(number));
  const { ticketId = '', reference = '', escalationId = '' } = raised[0] ?? {};
  await cast.priya.asks(acceptEscalation, { escalationId });
  await cast.priya.asks(holdTicket, { ticketId, waitsFor: 'requester', question: 'Please send us the exact words of the error.' });
  const { teamId } = await cast.dana.asks(formTeam, { name: 'Print', tier: 2 });
  await cast.priya.asks(assignTicket, { ticketId, teamId, assigneeId: null, reason: 'They know it' });
  const priya = await desk.signedIn(cast.priya.email);

  await priya.goto(`/t/${reference}`);
  const bar = priya.getByRole('region', { name: 'You asked the requester. Was that in the packet?' });
  await bar.getByText('Please send us the exact words of the error.').waitFor();
  await bar.getByRole('button', { name: /Was no question/ }).waitFor();
  await priya.keyboard.press('2');
  await bar.waitFor({ state: 'hidden' });

  for (const look of [desktop, { ...phone, scheme: 'dark' as const }]) {
    const ada = await desk.signedIn(cast.ada.email, look);
    const errors = listenForErrors(ada);
    await ada.goto('/reports/coaching');
    await opensEverything(ada);

    assert.deepEqual(await barriersOn(ada), []);
    assert.equal(await sticksOut(ada), undefined);
    assert.deepEqual(errors, []);
  }
});

async function opensEverything(page: Page): Promise<void> {
  await page.getByRole('button', { name: '100 % (5 of 5)' }).first().waitFor();
  const own = page.getByRole('region', { name: 'My own: table' });
  await own.getByRole('button', { name: '100 % (5 of 5)' }).click();
  const answers = page.getByRole('region', { name: 'Answered in time: Me' });
  await answers.getByText('The error of the second printer').first().waitFor();
  assert.equal(await answers.getByRole('cell', { name: '1 of 1' }).count(), 5);

  await page.getByRole('button', { name: 'It was missing: 1, No category, Evidence' }).click();
  await page.getByText('Please send us the exact words of the error.').waitFor();

  await page.getByRole('button', { name: '1 change of team in this time.' }).click();
  await page.getByText(/→ Print/).waitFor();
}
