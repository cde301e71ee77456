import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptEscalation } from '../../desk/escalation/contract.ts';
import { readTimeline } from '../../desk/tickets/contract.ts';
import { expectNotFound, expectRefusal } from '../../test/desk.ts';
import { completePacket, escalate, triedTicket } from '../../test/escalation-desk.ts';
import { openTrackerDesk } from '../../test/tracker-desk.ts';
import { githubToken, jiraToken, openGitHub, openJira, openStub, wordsIn } from '../../test/tracker-stubs.ts';
import {
  addConnection,
  changeConnection,
  handOver,
  listConnections,
  listDeliveries,
  readConnection,
  retireConnection,
  testConnection,
} from './contract.ts';
import { connectionUnknown, handedOverAlready, kindFixed, tokenAskedAgain, tokenMissing } from './refusals.ts';
import { webhookSignature } from './signatures.ts';

const question = /Which service on FILE01 signs in with the old password/;
const link = /\/handoffs\/[\w-]{22}\.[\w-]{43}/;

/** A connection to Jira as Dana adds it. */
const jiraAt = (url: string, token = jiraToken) => ({
  name: 'Operations',
  settings: { kind: 'jira' as const, url, email: 'desk@northgate.example', projectKey: 'OPS', issueType: 'Task' },
  token,
});
const githubAt = (url: string, token = githubToken) => ({
  name: 'Directory team',
  settings: { kind: 'github' as const, url, repository: 'northgate/directory' },
  token,
});

test('GitHub gets an issue with the handoff and the link, and the ticket says where it is', async () => {
  const { stub, issues } = await openGitHub();
  const desk = await openTrackerDesk(stub.allowed);
  const { ticketId } = desk;
  const { connectionId } = await desk.connect(githubAt(stub.url));

  await desk.does(desk.priya, handOver, { ticketId, connectionId });
  const failed = await desk.work();

  assert.equal(failed, false);
  const [issue] = issues;
  assert.match(issue?.title ?? '', /^\[INC-\d+\] Accounts lock out/);
  assert.match(issue?.body ?? '', question);
  assert.match(issue?.body ?? '', link);
  assert.match(issue?.body ?? '', /× H1/);
  const { items } = await desk.does(desk.priya, listDeliveries, { ticketId });
  assert.deepEqual(
    items.map(({ connectionName, state, key, url, tries, problem }) => ({ connectionName, state, key, url, tries, problem })),
    [
      {
        connectionName: 'Directory team',
        state: 'delivered',
        key: '41',
        url: 'https://github.com/northgate/directory/issues/41',
        tries: 1,
        problem: null,
      },
    ],
  );
  const path = link.exec(issue?.body ?? '')?.[0] ?? '';
  assert.equal((await desk.browser({ cookies: false }).open(path)).status, 200);
});

test('Jira gets an issue as a document, and the PDF beside it', async () => {
  const { stub, issues } = await openJira();
  const desk = await openTrackerDesk(stub.allowed);
  const { ticketId } = desk;
  const { connectionId } = await desk.connect(jiraAt(stub.url));

  await desk.does(desk.priya, handOver, { ticketId, connectionId });
  await desk.work();

  const [issue] = issues;
  assert.match(issue?.fields.summary ?? '', /^\[INC-\d+\] Accounts lock out/);
  assert.match(wordsIn(issue?.fields.description), question);
  assert.match(JSON.stringify(issue?.fields.description), link);
  assert.match(issue?.attachments[0]?.name ?? '', /^INC-\d+ handoff\.pdf$/);
  assert.equal(issue?.attachments[0]?.bytes.subarray(0, 5).toString(), '%PDF-');
  const { items } = await desk.does(desk.priya, listDeliveries, { ticketId });
  assert.deepEqual(
    items.map(({ state, key, url }) => [state, key, url]),
    [['delivered', 'OPS-7', `${stub.url}/browse/OPS-7`]],
  );
});

for (const [name, open, connection] of [
  ['GitHub', openGitHub, githubAt],
  ['Jira', openJira, jiraAt],
] as const)
  test(`${name} that opened the issue and broke off before it could say so is given nothing twice`, async () => {
    const { stub, issues } = await open();
    const desk = await openTrackerDesk(stub.allowed);
    const { ticketId } = desk;
    const { connectionId } = await desk.connect(connection(stub.url));
    await desk.does(desk.priya, handOver, { ticketId, connectionId });
    stub.next = 'break_off';

    const failed = await desk.work();
    const between = await desk.does(desk.priya, listDeliveries, { ticketId });
    await desk.work();

    assert.equal(failed, true);
    assert.deepEqual(
      between.items.map(({ state, problem }) => [state, problem]),
      [['queued', 'It could not be reached']],
    );
    assert.equal(issues.length, 1);
    const { items } = await desk.does(desk.priya, listDeliveries, { ticketId });
    assert.deepEqual(
      items.map(({ state, tries, problem }) => [state, tries, problem]),
      [['delivered', 2, null]],
    );
  });

test('a tracker that is down is tried again; what it refuses is not, and the ticket says why without its words', async () => {
  const { stub, issues } = await openGitHub();
  const desk = await openTrackerDesk(stub.allowed);
  const { ticketId } = desk;
  const good = await desk.connect(githubAt(stub.url));
  const bad = await desk.connect({ ...githubAt(stub.url, 'wrong-token'), name: 'Wrong token' });
  await desk.does(desk.priya, handOver, { ticketId, connectionId: good.connectionId });
  stub.next = 503;
  const down = await desk.work();
  await desk.work();
  await desk.does(desk.priya, handOver, { ticketId, connectionId: bad.connectionId });

  const failed = await desk.work();

  assert.deepEqual([down, failed], [true, false]);
  assert.equal(issues.length, 1);
  const { items } = await desk.does(desk.priya, listDeliveries, { ticketId });
  assert.deepEqual(
    items.map(({ connectionName, state, problem }) => [connectionName, state, problem]),
    [
      ['Wrong token', 'failed', 'It does not accept the token (401)'],
      ['Directory team', 'delivered', null],
    ],
  );
  const timeline = await desk.does(desk.priya, readTimeline, { ticketId, limit: 200 });
  assert.ok(timeline.items.some(({ name, payload }) => name === 'handoff-failed' && payload.final === true));
  assert.doesNotMatch(JSON.stringify(timeline), /Bad credentials|wrong-token|github_pat/);
});

test('a ticket goes to the same place once; after it failed for good it may go again', async () => {
  const { stub } = await openGitHub();
  const desk = await openTrackerDesk(stub.allowed);
  const { ticketId } = desk;
  const { connectionId } = await desk.connect(githubAt(stub.url));
  const bad = await desk.connect(githubAt(stub.url, 'wrong-token'));
  const twice = await Promise.allSettled([1, 2].map(() => desk.does(desk.priya, handOver, { ticketId, connectionId })));
  await desk.does(desk.priya, handOver, { ticketId, connectionId: bad.connectionId });
  await desk.work();

  assert.deepEqual(twice.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  await expectRefusal(desk.does(desk.priya, handOver, { ticketId, connectionId }), handedOverAlready);
  assert.equal((await desk.does(desk.priya, handOver, { ticketId, connectionId: bad.connectionId })).state, 'queued');
});

test('Jira, GitHub, a letter and a webhook ask what Priya asks, not what Tier 1 asked of her', async () => {
  const [jira, github, hook] = [await openJira(), await openGitHub(), await openStub(() => ({ status: 204 }))];
  const desk = await openTrackerDesk(jira.stub.allowed, github.stub.allowed, hook.allowed);
  const ticketId = await triedTicket(desk);
  const packet = { ...completePacket, question: 'Can you unlock the account?' };
  const { escalationId } = await escalate(desk, ticketId, { packet });
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  const asked = {
    question: 'Which service on FILE01 signs in with the old password?',
    accessLacking: { system: 'Active Directory', right: 'reset of service accounts' },
  };
  const connections = [
    jiraAt(jira.stub.url),
    githubAt(github.stub.url),
    { name: 'Vendor', settings: { kind: 'email' as const, to: 'tier3@vendor.example' } },
    { name: 'Bus', settings: { kind: 'webhook' as const, url: `${hook.url}/hook` } },
  ];
  for (const [at, connection] of connections.entries()) {
    const { connectionId } = await desk.connect(connection);
    await desk.does(desk.priya, handOver, { ticketId, connectionId, ...(at === 0 && asked) });
  }

  const failed = await desk.work();

  assert.equal(failed, false);
  const letter = (desk.received.at(-1)?.text ?? '').replaceAll(/=\r?\n/g, '');
  const forms = [wordsIn(jira.issues[0]?.fields.description), github.issues[0]?.body ?? '', letter, hook.came[0]?.body.toString() ?? ''];
  for (const form of forms) {
    assert.match(form, question);
    assert.doesNotMatch(form, /Can you unlock the account/);
  }
  assert.match(forms[0] ?? '', /reset of service accounts/);
});

test('a webhook gets one signed message, by whose id it knows a repetition; a redirect is not followed', async () => {
  const stub = await openStub(() => ({ status: 204 }));
  const desk = await openTrackerDesk(stub.allowed);
  const { ticketId } = desk;
  const { connectionId, answers } = await desk.connect({ name: 'Bus', settings: { kind: 'webhook', url: `${stub.url}/hook` } });
  const { deliveryId } = await desk.does(desk.priya, handOver, { ticketId, connectionId });
  stub.next = 500;
  await desk.work();
  await desk.work();

  const ids = stub.came.map(({ headers }) => headers['webhook-id']);
  const [, came] = stub.came;
  const { 'webhook-timestamp': timestamp = '', 'webhook-signature': signature } = came?.headers ?? {};
  assert.deepEqual(ids, [deliveryId, deliveryId]);
  assert.equal(signature, webhookSignature(answers?.secret ?? '', { id: deliveryId, timestamp, body: came?.body ?? '' }));
  const sent = JSON.parse(came?.body.toString() ?? '{}');
  assert.equal(sent.type, 'handoff.given');
  assert.match(sent.data.handoff.question, question);
  assert.match(sent.data.url, link);
  const second = await desk.connect({ name: 'Elsewhere', settings: { kind: 'webhook', url: `${stub.url}/hook` } });
  await desk.does(desk.priya, handOver, { ticketId, connectionId: second.connectionId });
  stub.next = 302;
  await desk.work();
  const { items } = await desk.does(desk.priya, listDeliveries, { ticketId });
  assert.equal(items[0]?.problem, 'It sends elsewhere (302), which is not followed');
  assert.equal(stub.came.length, 3);
});

test('an e-mail address gets a letter with the link and the PDF', async () => {
  const desk = await openTrackerDesk();
  const { ticketId, received } = desk;
  const { connectionId, answers } = await desk.connect({ name: 'Vendor', settings: { kind: 'email', to: 'tier3@vendor.example' } });

  await desk.does(desk.priya, handOver, { ticketId, connectionId });
  await desk.work();

  const [letter] = received;
  assert.equal(answers, null);
  assert.deepEqual(letter?.to, ['tier3@vendor.example']);
  assert.match(letter?.text ?? '', /Content-Type: application\/pdf/);
  assert.match((letter?.text ?? '').replaceAll(/=\r?\n/g, '').replaceAll('=3D', '='), link);
});

test('nothing inside the network is called unless the operator allows it, and the ticket says so (A58)', async () => {
  const { stub } = await openGitHub();
  const desk = await openTrackerDesk();
  const { ticketId } = desk;
  const inside = ['http://127.0.0.1', 'https://169.254.169.254', 'https://[::ffff:127.0.0.1]', 'https://localhost', stub.url];
  for (const [at, url] of inside.entries()) {
    const { connectionId } = await desk.connect({ ...githubAt(url), name: `Inside ${at}` });
    await desk.does(desk.priya, handOver, { ticketId, connectionId });
  }

  await desk.work();

  assert.equal(stub.came.length, 0);
  const { items } = await desk.does(desk.priya, listDeliveries, { ticketId });
  assert.deepEqual([...new Set(items.map(({ state }) => state))], ['failed']);
  for (const { problem } of items) assert.match(problem ?? '', /inside this network|does not begin with https/);
});

test('a test says what is wrong in words, and opens no issue', async () => {
  const { stub, issues } = await openJira();
  const desk = await openTrackerDesk(stub.allowed);
  const good = await desk.connect({ ...jiraAt(stub.url), name: 'A good one' });
  const bad = await desk.connect({ ...jiraAt(stub.url, 'wrong'), name: 'B wrong token' });
  for (const { connectionId } of [good, bad]) await desk.does(desk.dana, testConnection, { connectionId });

  await desk.work();

  const { items } = await desk.does(desk.dana, listConnections, { clientId: desk.northgate.id });
  assert.deepEqual(
    items.filter(({ clientId }) => clientId !== null).map(({ name, problem, testedAt }) => [name, problem, testedAt]),
    [
      ['A good one', null, '2026-03-02T09:00:00Z'],
      ['B wrong token', 'It does not accept the token (401)', '2026-03-02T09:00:00Z'],
    ],
  );
  assert.equal(issues.length, 0);
});

test('secrets are sealed: no table, fact, job or list holds them, and retiring forgets them', async () => {
  const { stub } = await openGitHub();
  const desk = await openTrackerDesk(stub.allowed);
  const { ticketId } = desk;
  const { connectionId, answers } = await desk.connect(githubAt(stub.url));
  await desk.does(desk.priya, handOver, { ticketId, connectionId });
  const holding = async () => {
    const { rows } = await desk.place.database.pool.query<{ words: string }>(`
      select sealed as words from trackers.secret where connection_id = '${connectionId}' union all
      select payload::text from log.fact union all select data::text from jobs.job union all select settings::text from trackers.connection`);
    return rows.map(({ words }) => words).join('\n');
  };

  const kept = await holding();
  const list = JSON.stringify(await desk.does(desk.dana, listConnections, {}));
  await desk.does(desk.dana, retireConnection, { connectionId });
  await desk.work();

  for (const secret of [githubToken, answers?.secret ?? '?']) {
    assert.equal(kept.includes(secret), false);
    assert.equal(list.includes(secret), false);
  }
  assert.doesNotMatch(kept, link);
  const { rows } = await desk.place.database.pool.query('select 1 from trackers.secret where connection_id = $1', [connectionId]);
  assert.equal(rows.length, 0);
  const { items } = await desk.does(desk.priya, listDeliveries, { ticketId });
  assert.deepEqual(
    items.map(({ state, problem }) => [state, problem]),
    [['failed', 'The connection was ended']],
  );
});

test('a connection is its client’s alone, needs its token, and another client’s is not found', async () => {
  const desk = await openTrackerDesk();
  const { ticketId } = desk;
  const harbors = await desk.does(desk.dana, addConnection, { ...githubAt('https://api.github.com'), clientId: desk.harbor.id });
  const { token: _, ...tokenless } = githubAt('https://api.github.com');

  await expectRefusal(desk.does(desk.priya, handOver, { ticketId, connectionId: harbors.connectionId }), connectionUnknown);
  await expectRefusal(desk.connect(tokenless), tokenMissing);
  await expectNotFound(desk.does(desk.otto, listDeliveries, { ticketId }));
  await expectNotFound(desk.does(desk.dana, addConnection, { ...githubAt('https://api.github.com'), clientId: desk.kim.id }));
  const seen = await desk.does(desk.priya, listConnections, {});
  assert.equal(
    seen.items.some(({ connectionId }) => connectionId === harbors.connectionId),
    false,
  );
});

test('a connection is changed in place: what is on its way goes by what it is now, and a token that is kept goes to no other server', async () => {
  const { stub, issues } = await openGitHub();
  const thief = await openGitHub();
  const desk = await openTrackerDesk(stub.allowed, thief.stub.allowed);
  const { ticketId } = desk;
  const { connectionId } = await desk.connect({ ...githubAt(stub.url, 'wrong-token'), name: 'Directry team' });
  await desk.does(desk.dana, testConnection, { connectionId });
  await desk.work();
  const { settings } = await desk.does(desk.dana, readConnection, { connectionId });
  await desk.does(desk.priya, handOver, { ticketId, connectionId });

  await desk.does(desk.dana, changeConnection, { connectionId, name: 'Directory team', token: githubToken });
  const elsewhere = { kind: 'github', url: thief.stub.url, repository: 'northgate/directory' } as const;
  await expectRefusal(desk.does(desk.dana, changeConnection, { connectionId, settings: elsewhere }), tokenAskedAgain);
  await expectRefusal(desk.does(desk.dana, changeConnection, { connectionId, settings: { kind: 'email', to: 'a@b.example' } }), kindFixed);
  await expectNotFound(desk.does(desk.otto, changeConnection, { connectionId, name: 'Mine' }));
  const { items: listed } = await desk.does(desk.dana, listConnections, { clientId: desk.northgate.id });
  await desk.work();

  assert.deepEqual(settings, { kind: 'github', url: stub.url, repository: 'northgate/directory' });
  assert.deepEqual(
    listed.filter(({ clientId }) => clientId !== null).map(({ name, testedAt, problem }) => [name, testedAt, problem]),
    [['Directory team', null, null]],
  );
  assert.equal(issues.length, 1);
  assert.equal(thief.stub.came.length, 0);
});

test('a new secret for answers takes the old one’s place, and the token stays', async () => {
  const { stub, issues } = await openGitHub();
  const desk = await openTrackerDesk(stub.allowed);
  const { connectionId, answers: before } = await desk.connect(githubAt(stub.url));

  const { answers } = await desk.does(desk.dana, changeConnection, { connectionId, renewSecret: true });
  const { answers: none } = await desk.does(desk.dana, changeConnection, { connectionId, name: 'Directory' });
  await desk.does(desk.priya, handOver, { ticketId: desk.ticketId, connectionId });
  await desk.work();

  assert.equal(none, null);
  assert.equal(answers?.url, before?.url);
  assert.match(answers?.secret ?? '', /^[0-9a-f]{64}$/);
  assert.notEqual(answers?.secret, before?.secret);
  assert.equal(issues.length, 1);
});
