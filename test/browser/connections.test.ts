import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptEscalation, listEscalations } from '../../desk/escalation/contract.ts';
import { openDeskInBrowser, phone } from './desk-in-browser.ts';
import { barriersOn, listenForErrors, sticksOut } from './screen-checks.ts';
import { openStory } from './story.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();
const { waitingReference, waitingId: ticketId } = await openStory(cast);

test('Dana adds a connection, sees its secret once and tests it; Priya hands over, and the ticket says why it was not given', async () => {
  const { items } = await cast.priya.asks(listEscalations, { ticketId });
  await cast.priya.asks(acceptEscalation, { escalationId: items[0]?.escalationId ?? '' });
  const dana = await desk.signedIn(cast.dana.email);
  const errors = listenForErrors(dana);
  await dana.goto('/admin/connections');
  await dana.getByText('Handoffs are given to nobody outside yet.').waitFor();

  await dana.getByRole('button', { name: 'Add a connection' }).click();
  await dana.getByLabel('Kind').selectOption('webhook');
  await dana.getByLabel('Name').fill('Directory team');
  // Nobody allowed this desk to call this machine.
  await dana.getByLabel('Address', { exact: true }).fill('https://127.0.0.1/hook');
  await dana.getByRole('dialog').getByRole('button', { name: 'Add a connection' }).click();
  assert.match(await dana.getByLabel('Secret that they are signed with').inputValue(), /^whsec_/);
  assert.match(await dana.getByLabel('Address for answers').inputValue(), /\/api\/v1\/connections\/[\w-]{36}\/answers$/);
  await dana.keyboard.press('Escape');
  await dana.getByRole('button', { name: 'Send test to Directory team' }).click();
  await dana.getByText(/^Fails: The address is inside this network/).waitFor();

  const priya = await desk.signedIn(cast.priya.email);
  await priya.goto(`/t/${waitingReference}`);
  await priya.getByLabel('Give it to…').selectOption({ label: 'Directory team (127.0.0.1)' });
  await priya.getByRole('button', { name: 'Hand over' }).click();
  await priya.getByText(/^Not given: The address is inside this network/).waitFor();
  await priya.getByText('could not give the handoff to Directory team').waitFor();
  assert.deepEqual(await barriersOn(priya), []);

  // The name was misspelled, and the other side lost its secret.
  await dana.getByRole('button', { name: 'Change the connection Directory team' }).click();
  const form = dana.getByRole('dialog');
  await form.getByLabel('Name').fill('Directory engineers');
  await form.getByLabel('Make a new secret for answers').check();
  assert.equal(await form.getByLabel('Address', { exact: true }).inputValue(), 'https://127.0.0.1/hook');
  assert.deepEqual(await barriersOn(dana), []);
  await form.getByRole('button', { name: 'Save' }).click();
  assert.match(await form.getByLabel('Secret that they are signed with').inputValue(), /^whsec_/);
  await dana.keyboard.press('Escape');
  await dana.getByRole('cell', { name: 'Directory engineers', exact: true }).waitFor();
  await dana.getByText('Never tested').waitFor();
  await dana.getByRole('button', { name: 'Send test to Directory engineers' }).click();
  assert.deepEqual(errors, []);
});

for (const scheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`the connections can be used by everybody, ${width} px, ${scheme}`, async () => {
      const page = await desk.signedIn(cast.dana.email, { ...phone, width, scheme });
      await page.goto('/admin/connections');
      await page.getByText(/^Fails: /).waitFor();
      const listBarriers = await barriersOn(page);
      await page.getByRole('button', { name: 'Add a connection' }).click();
      await page.getByLabel('Project key').waitFor();

      assert.deepEqual(listBarriers, []);
      assert.deepEqual(await barriersOn(page), []);
      assert.equal(await sticksOut(page), undefined);
    });
