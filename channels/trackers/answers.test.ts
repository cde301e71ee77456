import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTimeline } from '../../desk/tickets/contract.ts';
import { openTrackerDesk } from '../../test/tracker-desk.ts';
import { githubToken, jiraToken, openGitHub, openJira, openStub } from '../../test/tracker-stubs.ts';
import { handOver, retireConnection } from './contract.ts';
import { hubSignature, webhookSignature } from './signatures.ts';

type TrackerDesk = Awaited<ReturnType<typeof openTrackerDesk>>;
const text = 'FILE01 runs the backup agent with the old password.';

/** Sends what another system would send. */
async function post(desk: TrackerDesk, connectionId: string, body: unknown, headersOf: (body: Buffer) => Readonly<Record<string, string>>) {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const response = await fetch(`${desk.url}/api/v1/connections/${connectionId}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(bytes) },
    body: bytes,
  });
  return { status: response.status, json: (await response.json()) as Readonly<Record<string, unknown>> };
}

/** What came to the ticket from outside: who, by which way, what. */
async function answersOn(desk: TrackerDesk) {
  const { items } = await desk.does(desk.priya, readTimeline, { ticketId: desk.ticketId, limit: 200 });
  return items
    .filter(({ name }) => name === 'handoff-answered')
    .map(({ by, payload }) => [by.name, payload.via, payload.text, payload.url]);
}

/** A ticket handed over to GitHub, as issue 41. */
async function onGitHub() {
  const { stub } = await openGitHub();
  const desk = await openTrackerDesk(stub.allowed);
  const settings = { kind: 'github' as const, url: stub.url, repository: 'northgate/directory' };
  const { connectionId, answers } = await desk.connect({ name: 'Directory team', settings, token: githubToken });
  await desk.does(desk.priya, handOver, { ticketId: desk.ticketId, connectionId });
  await desk.work();
  const signed = (event: string) => (body: Buffer) => ({
    'x-github-event': event,
    'x-github-delivery': crypto.randomUUID(),
    'x-hub-signature-256': hubSignature(answers?.secret ?? '', body),
  });
  return { desk, connectionId, signed };
}

const comment = (number: number, id = 7, action = 'created', repository = 'northgate/directory') => ({
  action,
  issue: { number, title: 'Accounts lock out' },
  comment: {
    id,
    body: text,
    html_url: `https://github.com/northgate/directory/issues/${number}#issuecomment-${id}`,
    user: { login: 'vera' },
  },
  repository: { full_name: repository },
});

test('a comment on GitHub comes to the ticket as the engineer’s words, once however often it is sent', async () => {
  const { desk, connectionId, signed } = await onGitHub();

  const first = await post(desk, connectionId, comment(41), signed('issue_comment'));
  const again = await post(desk, connectionId, comment(41), signed('issue_comment'));

  assert.deepEqual([first.status, first.json.taken, again.status, again.json.taken], [200, true, 200, false]);
  assert.deepEqual(await answersOn(desk), [['vera', 'github', text, 'https://github.com/northgate/directory/issues/41#issuecomment-7']]);
});

test('a ping, an edit, another issue, another repository and what is no JSON are passed over', async () => {
  const { desk, connectionId, signed } = await onGitHub();

  const answers = [
    await post(desk, connectionId, { zen: 'Keep it logically awesome.' }, signed('ping')),
    await post(desk, connectionId, comment(41, 8, 'edited'), signed('issue_comment')),
    await post(desk, connectionId, comment(42), signed('issue_comment')),
    await post(desk, connectionId, comment(41, 9, 'created', 'evil/directory'), signed('issue_comment')),
    await post(desk, connectionId, 'not json', signed('issue_comment')),
    await post(desk, connectionId, '', signed('issue_comment')),
  ];

  assert.deepEqual(
    answers.map(({ status, json }) => [status, json.taken]),
    answers.map(() => [200, false]),
  );
  assert.deepEqual(await answersOn(desk), []);
});

test('unsigned, wrongly signed, for a connection that is unknown or has ended: all one answer, and nothing is taken', async () => {
  const { desk, connectionId, signed } = await onGitHub();
  const wrong = (body: Buffer) => ({ 'x-github-event': 'issue_comment', 'x-hub-signature-256': hubSignature('guessed', body) });
  const overOther = () => signed('issue_comment')(Buffer.from('another body'));

  const unknown = await post(desk, crypto.randomUUID(), comment(41), signed('issue_comment'));
  const answers = [
    await post(desk, connectionId, comment(41), () => ({ 'x-github-event': 'issue_comment' })),
    await post(desk, connectionId, comment(41), wrong),
    await post(desk, connectionId, comment(41), overOther),
    await post(desk, connectionId, 'x'.repeat(2 * 1024 * 1024), signed('issue_comment')),
  ];
  await desk.does(desk.dana, retireConnection, { connectionId });
  answers.push(await post(desk, connectionId, comment(41), signed('issue_comment')));

  const bare = ({ status, json: { requestId: _, ...rest } }: typeof unknown) => [status, rest];
  assert.equal(unknown.status, 401);
  assert.deepEqual(
    answers.map(bare),
    answers.map(() => bare(unknown)),
  );
  assert.deepEqual(await answersOn(desk), []);
});

test('a comment in Jira comes to the ticket, as text or as a document', async () => {
  const { stub } = await openJira();
  const desk = await openTrackerDesk(stub.allowed);
  const settings = { kind: 'jira' as const, url: stub.url, email: 'desk@northgate.example', projectKey: 'OPS', issueType: 'Task' };
  const { connectionId, answers } = await desk.connect({ name: 'Operations', settings, token: jiraToken });
  await desk.does(desk.priya, handOver, { ticketId: desk.ticketId, connectionId });
  await desk.work();
  const signed = (body: Buffer) => ({ 'x-hub-signature': hubSignature(answers?.secret ?? '', body) });
  const said = (id: string, body: unknown) => ({
    timestamp: 1772442000000,
    webhookEvent: 'comment_created',
    issue: { id: '10001', key: 'OPS-7' },
    comment: { id, body, author: { accountId: '5b10', displayName: 'Vera Holt' } },
  });
  const document = {
    type: 'doc',
    version: 1,
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Reset it' }, { type: 'hardBreak' }, { type: 'text', text: 'just now.' }] },
    ],
  };

  const plain = await post(desk, connectionId, said('101', text), signed);
  const rich = await post(desk, connectionId, said('102', document), signed);
  const moved = await post(desk, connectionId, { ...said('103', text), webhookEvent: 'jira:issue_updated' }, signed);

  assert.deepEqual([plain.json.taken, rich.json.taken, moved.json.taken], [true, true, false]);
  assert.deepEqual(
    (await answersOn(desk)).map(([by, via, words]) => [by, via, words]),
    [
      ['Vera Holt', 'jira', text],
      ['Vera Holt', 'jira', 'Reset it\njust now.'],
    ],
  );
});

test('an answer by webhook is taken within five minutes of its signature', async () => {
  const stub = await openStub(() => ({ status: 200 }));
  const desk = await openTrackerDesk(stub.allowed);
  const { connectionId, answers } = await desk.connect({ name: 'Bus', settings: { kind: 'webhook', url: stub.url } });
  const { deliveryId } = await desk.does(desk.priya, handOver, { ticketId: desk.ticketId, connectionId });
  await desk.work();
  const signedAt = (seconds: number) => (body: Buffer) => {
    const [id, timestamp] = ['msg_1', String(desk.clock.now().epochMilliseconds / 1_000 + seconds)];
    const signature = webhookSignature(answers?.secret ?? '', { id, timestamp, body });
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  };
  const answer = { type: 'handoff.answered', data: { deliveryId, by: 'Vera Holt', text, id: 'a1' } };

  const late = await post(desk, connectionId, answer, signedAt(-600));
  const good = await post(desk, connectionId, answer, signedAt(0));

  assert.deepEqual([late.status, good.status, good.json.taken], [401, 200, true]);
  assert.deepEqual(await answersOn(desk), [['Vera Holt', 'webhook', text, null]]);
});
