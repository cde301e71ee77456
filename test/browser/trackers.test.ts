import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addConnection } from '../../channels/trackers/contract.ts';
import { hubSignature } from '../../channels/trackers/signatures.ts';
import { acceptEscalation, listEscalations } from '../../desk/escalation/contract.ts';
import { githubToken, jiraAccount, jiraToken, openGitHub, openJira, wordsIn } from '../tracker-stubs.ts';
import { openDeskInBrowser } from './desk-in-browser.ts';
import { barriersOn } from './screen-checks.ts';
import { openStory } from './story.ts';

const github = await openGitHub();
const jira = await openJira();
const desk = await openDeskInBrowser(`${github.stub.allowed},${jira.stub.allowed}`);
const cast = await desk.hireCast();
const { waitingReference, waitingId: ticketId } = await openStory(cast);

test('Priya gives a ticket to GitHub and to Jira, the ticket links to both, and what is commented there comes back to it', async () => {
  const { items } = await cast.priya.asks(listEscalations, { ticketId });
  await cast.priya.asks(acceptEscalation, { escalationId: items[0]?.escalationId ?? '' });
  const dana = await desk.signedIn(cast.dana.email);
  await dana.goto('/admin/connections');
  await dana.getByRole('button', { name: 'Add a connection' }).click();
  const form = dana.getByRole('dialog');
  await form.getByLabel('Kind').selectOption('github');
  await form.getByLabel('Name', { exact: true }).fill('Directory team');
  await form.getByLabel('Address', { exact: true }).fill(github.stub.url);
  await form.getByLabel('Repository, owner/name').fill('northgate/directory');
  await form.getByLabel('Token', { exact: true }).fill(githubToken);
  await form.getByRole('button', { name: 'Add a connection' }).click();
  const answersTo = await dana.getByLabel('Address for answers').inputValue();
  const secret = await dana.getByLabel('Secret that they are signed with').inputValue();
  await dana.keyboard.press('Escape');
  await dana.getByRole('button', { name: 'Send test to Directory team' }).click();
  await dana.getByText('Works').first().waitFor();
  await cast.dana.asks(addConnection, {
    clientId: cast.northgateId,
    name: 'Operations',
    settings: { kind: 'jira', url: jira.stub.url, email: jiraAccount, projectKey: 'OPS', issueType: 'Task' },
    token: jiraToken,
  });

  const priya = await desk.signedIn(cast.priya.email);
  await priya.goto(`/t/${waitingReference}`);
  const asked = 'Which service on FILE01 signs in with the old password?';
  for (const [name, asksFirst] of [
    [/^Directory team/, true],
    [/^Operations/, false],
  ] as const) {
    const choice = priya.getByLabel('Give it to…');
    const option = await choice.locator('option', { hasText: name }).getAttribute('value');
    await choice.selectOption(option);
    const question = priya.getByLabel('What do you need from them?');
    if (asksFirst) {
      await priya.getByText('Nothing was asked of Tier 3 yet').waitFor();
      assert.equal(await question.inputValue(), '');
      await question.fill(asked);
      await priya.getByRole('combobox', { name: 'On which system is a right missing?' }).fill('Active Directory');
      await priya.getByRole('combobox', { name: 'Which right?' }).fill('reset of service accounts');
    } else {
      await priya.getByText('It stands at the top of the page that they read.').waitFor();
      assert.equal(await question.inputValue(), asked);
    }
    assert.deepEqual(await barriersOn(priya), []);
    await priya.getByRole('button', { name: 'Hand over' }).click();
    await choice.locator('option', { hasText: name }).waitFor({ state: 'detached' });
  }
  await priya.getByRole('link', { name: '#41' }).waitFor();
  await priya.getByRole('link', { name: 'OPS-7' }).waitFor();
  assert.equal(github.issues.length, 1);
  assert.match(github.issues[0]?.title ?? '', new RegExp(waitingReference));
  assert.equal(jira.issues[0]?.attachments.length, 1);
  for (const arrived of [github.issues[0]?.body ?? '', wordsIn(jira.issues[0]?.fields.description)]) {
    assert.ok(arrived.includes(asked), arrived);
    assert.match(arrived, /reset of service accounts/);
    // What Tier 1 asked of her is not asked of them.
    assert.doesNotMatch(arrived, /Why do accounts lock again within minutes/);
  }
  await priya.getByText('asked Tier 3, as it was handed over:').waitFor();

  const body = Buffer.from(
    JSON.stringify({
      action: 'created',
      issue: { number: 41, title: 'Accounts lock out' },
      comment: {
        id: 7,
        body: 'The backup agent signs in with the old password',
        html_url: 'https://github.com/northgate/directory/issues/41#issuecomment-7',
        user: { login: 'vera' },
      },
      repository: { full_name: 'northgate/directory' },
    }),
  );
  const headers = { 'content-type': 'application/json', 'x-github-event': 'issue_comment', 'x-github-delivery': crypto.randomUUID() };
  const answer = await fetch(new URL(new URL(answersTo).pathname, desk.url), {
    method: 'POST',
    body,
    headers: { ...headers, 'x-hub-signature-256': hubSignature(secret, body) },
  });
  assert.equal(answer.status, 200);
  await priya.reload();
  await priya.getByText('The backup agent signs in with the old password').first().waitFor();
});
