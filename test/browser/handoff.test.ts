import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptEscalation, escalateTicket, listEscalations } from '../../desk/escalation/contract.ts';
import { concludeHypothesis, raiseHypothesis } from '../../desk/hypotheses/contract.ts';
import { openDeskInBrowser, phone } from './desk-in-browser.ts';
import { barriersOn, listenForErrors, sticksOut } from './screen-checks.ts';
import { openStory } from './story.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const { waitingReference, waitingId: ticketId } = await openStory(cast);

/** Priya has it, has ruled a theory out, and raises it to Tier 3. */
async function raise(): Promise<void> {
  const { ada, priya } = cast;
  const { items } = await ada.asks(listEscalations, { ticketId });
  await priya.asks(acceptEscalation, { escalationId: items[0]?.escalationId ?? '' });
  const statements = ['Stale credentials on a phone lock the account', 'A service on FILE01 still uses the old password'];
  const [phoneTheory] = await Promise.all(statements.map((statement) => priya.asks(raiseHypothesis, { ticketId, statement })));
  await priya.asks(concludeHypothesis, {
    ticketId,
    hypothesisId: phoneTheory?.hypothesisId ?? '',
    conclusion: 'ruled_out',
    test: 'Read event 4740 on the domain controller',
    because: 'The caller is FILE01 every time, never a phone',
  });
  await priya.asks(escalateTicket, {
    ticketId,
    packet: {
      criterion: 'access',
      accessLacking: { system: 'Active Directory', right: 'reset of service accounts' },
      question: 'Which service on FILE01 signs in with the old password?',
      errorText: '0x80070775 The referenced account is currently locked out',
      environment: { asset: 'FILE01', os: 'Windows Server 2025' },
      extent: { peopleAffected: 5, whatItStops: 'Month-end close' },
    },
    nextUpdate: { what: 'What the engineers found', dueAt: Temporal.Now.instant().add({ hours: 3 }).toString() },
  });
}

test('a Tier 3 engineer reads the signed page on a phone, refutes a ruled-out line and answers; it comes back to the ticket', async () => {
  await raise();
  const priya = await desk.signedIn(cast.priya.email);
  const errors = listenForErrors(priya);
  await priya.goto(`/t/${waitingReference}`);
  await priya.getByRole('heading', { name: 'Handoff' }).waitFor();

  await priya.keyboard.press('Shift+H');
  await priya.getByLabel('Whom is it for?').fill('Directory team');
  await priya.getByText('It stands at the top of the page that they read.').waitFor();
  const question = priya.getByLabel('What do you need from them?');
  assert.equal(await question.inputValue(), 'Which service on FILE01 signs in with the old password?');
  assert.equal(await priya.getByRole('combobox', { name: 'Which right?' }).inputValue(), 'reset of service accounts');
  await question.fill('Which service on FILE01 signs in with the old password, and whose is it?');
  await priya.getByRole('button', { name: 'Make the link' }).click();
  const url = await priya.getByRole('textbox', { name: 'Link for Directory team' }).inputValue();
  await priya.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await priya.getByText('not read yet').waitFor();

  const engineer = await desk.open({ ...phone, scripts: false });
  await engineer.goto(url);
  for (const words of [
    'What we need from you',
    'Which service on FILE01 signs in with the old password, and whose is it?',
    'reset of service accounts',
    'The caller is FILE01 every time, never a phone',
    'A service on FILE01 still uses the old password',
  ])
    assert.ok(await engineer.getByText(words).first().isVisible(), words);
  await engineer.getByLabel('Your name').fill('Vera Holt');
  await engineer.getByLabel('What do you know, or need?').fill('FILE01 proxies phones by ActiveSync');
  await engineer.getByLabel('Is something ruled out wrongly?').selectOption({ index: 1 });
  await engineer.getByRole('button', { name: 'Send' }).click();
  await engineer.getByText('That theory is open again, with your reason.').waitFor();

  await priya.reload();
  await priya.getByText('says that H1 is not ruled out').waitFor();
  await priya.getByText('Reopened by Vera Holt: FILE01 proxies phones by ActiveSync').waitFor();
  await priya.getByText(/read 2 times/).waitFor();
  const sent = priya.getByRole('list', { name: 'Theories of the cause' });
  assert.match(await sent.innerText(), /H1 ruled out: Stale credentials on a phone[\s\S]*never a phone[\s\S]*H2 open: A service on FILE01/);
  await priya.keyboard.press('b');
  await priya.getByRole('link', { name: `Unread: Vera Holt says that something was wrongly ruled out on ${waitingReference}` }).waitFor();
  await priya.keyboard.press('Escape');
  assert.deepEqual(errors, []);
});

for (const scheme of ['light', 'dark'] as const)
  for (const width of [1440, 390, 320])
    test(`the handoff can be read by everybody, ${width} px, ${scheme}`, async () => {
      const page = await desk.signedIn(cast.priya.email, { ...phone, width, scheme });
      await page.goto(`/t/${waitingReference}/handoff`);
      await page.getByRole('heading', { name: 'Ruled out' }).waitFor();

      assert.deepEqual(await barriersOn(page), []);
      assert.equal(await sticksOut(page), undefined);
    });

test('the printed page is one A4 for a normal case', async () => {
  const page = await desk.signedIn(cast.priya.email);
  await page.goto(`/t/${waitingReference}/handoff`);
  await page.getByRole('heading', { name: 'Ruled out' }).waitFor();

  const pdf = await page.pdf({ preferCSSPageSize: true });

  assert.equal([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, 1);
});
