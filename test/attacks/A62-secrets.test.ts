import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { secretsIn } from '../../platform/secrets/find-secrets.ts';
import { once } from './case.ts';
import { attacked } from './cases.ts';
import { sendForm } from './pages.ts';
import { tablesOf } from './rows.ts';
import { acceptedTicket, categoryOf, type Ids, openedTicket, openSide } from './side.ts';
import { anonymous, type Caller, openSurface, type Reply } from './surface.ts';
import { answeredFromTracker } from './tracker-answer.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const beta = await openSide(surface, 'beta');
const { tier1_agent: ada, tier2_technician: priya, requester: kim, auditor } = alpha.callers;

const letters = 'qWeRtYuIoPaSdFgHjKlZxCvBnM0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** What people paste, with the part of it that nobody may find again. */
const pasted: Readonly<Record<string, { readonly text: string; readonly secret: string }>> = {
  password: { text: 'My password: Un-findable-77! thanks', secret: 'Un-findable-77!' },
  aws: { text: 'AKIAQWERTYUIOPASDFGH', secret: 'AKIAQWERTYUIOPASDFGH' },
  awsSecret: { text: `aws_secret_access_key=${letters.slice(0, 40)}`, secret: letters.slice(0, 40) },
  gitHub: { text: `ghp_${letters.slice(20, 56)}`, secret: letters.slice(20, 56) },
  token: {
    text: `Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1bmZpbmRhYmxlIn0.${letters.slice(0, 43)}`,
    secret: 'eyJzdWIiOiJ1bmZpbmRhYmxlIn0',
  },
  key: { text: `-----BEGIN PRIVATE KEY-----\n${letters}\n${letters}\n-----END PRIVATE KEY-----`, secret: letters },
  card: { text: 'Card 5555 5555 5555 4444, exp 11/29', secret: '5555 5555 5555 4444' },
  account: { text: 'Account number: 004455667788', secret: '004455667788' },
  iban: { text: 'IBAN GB82 WEST 1234 5698 7654 32', secret: '1234 5698 7654' },
  socialSecurity: { text: 'SSN 219-09-9999', secret: '219-09-9999' },
};
const everything = Object.values(pasted)
  .map(({ text }) => text)
  .join('\n\n');
const secrets = Object.values(pasted).map(({ secret }) => secret);

/** Secrets that stand in some text, or in it as JSON, entities or percent signs write them. */
const leaksIn = (text: string): readonly string[] =>
  secrets.filter((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)].some((way) => text.includes(way)));

const line = everything.replaceAll('\n', ' ').slice(0, 450);
/** Operations that answered with a secret which they were sent. */
const echoes: string[] = [];
/** A secret in a name or a title. */
const brief = pasted.password?.text ?? '';
const { ids, handoffPath, sentOut } = await written();

/** Asks for what must be done, in a way that keeps the answer for whoever asks once more; remembers what answers with a secret. */
async function must(caller: Caller, operation: string, input: Readonly<Record<string, unknown>>, more?: { bytes: Buffer }): Promise<Reply> {
  const reply = await surface.must(caller, operation, input, { ...more, headers: { 'idempotency-key': crypto.randomUUID() } });
  // A score is of what its writer types just then; it is kept nowhere.
  if (operation !== 'scorePacket' && leaksIn(JSON.stringify(reply)).length > 0) echoes.push(operation);
  return reply;
}

/** Everything is pasted everywhere: by the requester, by agents, into the packet, into a file, into what can be taken back. */
async function written() {
  const { ticketId = '' } = await must(kim, 'openTicket', { title: `It asks for ${pasted.password?.text}`, description: everything });
  const on = { ticketId };
  await must(ada, 'assignTicket', { ...on, assigneeId: 'me', reason: line });
  await must(kim, 'replyToRequester', { ...on, body: everything });
  const { reference = '' } = await must(kim, 'readTicket', on);
  const page = `/p/tickets/${reference}`;
  const typed = { do: 'reply', text: `From the portal: ${everything}`, key: crypto.randomUUID() };
  const warned = await sendForm(surface, kim, page, typed);
  assert.deepEqual([warned.status, /There is a private key in it|There is a password in it/.test(warned.text)], [422, true]);
  assert.equal((await sendForm(surface, kim, page, { ...typed, hide: 'yes' })).status, 303);
  await must(ada, 'replyToRequester', { ...on, body: everything });
  await must(ada, 'addNote', { ...on, body: everything });
  await must(ada, 'recordStep', { ...on, action: line, expected: line, outcome: 'did_not_work', result: everything });
  await must(ada, 'holdTicket', { ...on, waitsFor: 'requester', question: everything, reason: line });
  await must(ada, 'makePromise', { ...on, what: line, dueAt: '2026-03-02T11:00:00Z' });
  const file = Buffer.from(`09:00 sign-in failed\n${everything}\n09:01 end of the log\n`);
  const { evidenceId = '' } = await must(ada, 'attachEvidence', { ...on, fileName: 'sign-in.log', public: 'true' }, { bytes: file });
  const utf16 = Buffer.from(`\uFEFF${file}`, 'utf16le');
  await must(ada, 'attachEvidence', { ...on, fileName: 'exported.txt', public: 'true' }, { bytes: utf16 });
  await must(ada, 'attachEvidence', { ...on, fileName: 'old.txt', public: 'true' }, { bytes: Buffer.from(utf16).swap16() });
  const packet = {
    criterion: 'access',
    criterionDetail: everything.slice(0, 900),
    errorText: everything,
    question: everything.slice(0, 1_900),
  };
  const nextUpdate = { what: line, dueAt: '2026-03-02T12:00:00Z' };
  await must(ada, 'scorePacket', { ...on, packet });
  const { escalationId = '' } = await must(ada, 'escalateTicket', { ...on, packet, nextUpdate, overrideReason: line });
  const request = { escalationId, items: ['evidence'], words: everything.slice(0, 1_900), dueAt: '2026-03-02T12:00:00Z' };
  const { requestId } = await must(priya, 'requestFromSender', request);
  await must(ada, 'addToPacket', { escalationId, item: 'evidence', words: everything, requestId });
  await must(priya, 'returnEscalation', {
    escalationId,
    reason: 'packet_incomplete',
    whatWouldHelp: everything.slice(0, 1_900),
    example: everything.slice(0, 1_900),
  });
  await packetWithdrawn(on, packet, nextUpdate);
  const { linkId, hypothesisId, handoffPath } = await handedOff(ticketId);
  const { came } = await answeredFromTracker(surface, alpha, { ticketId, by: brief, text: everything });
  await saidAboutWork();
  const articleId = await articleWritten();
  const input = { ...on, resolution: everything, cause: everything.slice(0, 3_900), tellRequester: everything };
  const { heldActId = '' } = await must(ada, 'holdAct', { operation: 'resolveTicket', label: 'Resolving it', input });
  return {
    ids: { ...alpha.ids, reference, ticketId, evidenceId, escalationId, heldActId, linkId, hypothesisId, articleId },
    handoffPath,
    sentOut: came.map(({ body, headers }) => `${JSON.stringify(headers)}${body.toString()}`).join(),
  };
}

/** Raised once more and taken back, with a reason. */
async function packetWithdrawn(on: Ids, packet: object, nextUpdate: object): Promise<void> {
  const { escalationId } = await must(ada, 'escalateTicket', { ...on, packet, nextUpdate, overrideReason: line });
  await must(ada, 'withdrawEscalation', { escalationId, reason: line });
}

/** A theory in every state, and an engineer outside the desk who takes it back by the link. */
async function handedOff(ticketId: string) {
  const on = { ticketId };
  const { hypothesisId = '' } = await must(priya, 'raiseHypothesis', { ...on, statement: line });
  const which = { ...on, hypothesisId };
  await must(priya, 'changeHypothesis', { ...which, statement: `Rather: ${brief}` });
  await must(priya, 'testHypothesis', { ...which, test: everything.slice(0, 1_900) });
  await must(priya, 'concludeHypothesis', { ...which, conclusion: 'confirmed', because: everything });
  await must(priya, 'reopenHypothesis', { ...which, because: everything });
  const { evidenceId } = await must(ada, 'attachEvidence', { ...on, fileName: `${brief}.txt` }, { bytes: Buffer.from('a line') });
  const conclusion = { conclusion: 'ruled_out', test: everything.slice(0, 1_900), because: everything, evidenceIds: [evidenceId] };
  await must(priya, 'concludeHypothesis', { ...which, ...conclusion });
  const { linkId = '', url = '' } = await must(priya, 'shareHandoff', { ...on, label: brief });
  const handoffPath = new URL(url).pathname;
  const answer = { name: brief, text: everything, refutes: hypothesisId };
  const { status } = await sendForm(surface, anonymous, handoffPath, answer);
  assert.equal(status, 303);
  return { linkId, hypothesisId, handoffPath };
}

/** Why the desk's rules were changed, and what its templates say. */
async function saidAboutWork(): Promise<void> {
  const { clientId } = alpha.ids;
  const { client_admin: admin } = alpha.callers;
  const { categoryId } = await categoryOf(surface, alpha);
  const layer = { clientId, categoryId };
  const note = everything.replaceAll('\n', ' ').slice(0, 290);
  await must(admin, 'changeCriteria', { ...layer, readVersion: 0, criteria: [], note });
  const steps = [{ action: 'Restart it', expected: 'It prints' }];
  await must(admin, 'changeStandardSteps', { ...layer, readVersion: 0, steps, note });
  await must(admin, 'changePacketTemplate', { ...layer, required: ['evidence'], whole: 6, reason: line });
  const words = { name: 'On the phone', words: `${brief} says {assignee}` };
  const { templateId } = await must(admin, 'writeTemplate', { clientId, kind: 'reply', ...words });
  await must(admin, 'changeTemplate', { templateId, ...words, words: `${brief} {assignee} says` });
}

/** Closing answers, the article that is drafted with them, and its next version. */
async function articleWritten(): Promise<string> {
  const { ticketId } = await acceptedTicket(surface, alpha);
  const told = { resolution: everything, cause: everything.slice(0, 3_900), tellRequester: everything };
  const answers = { tier1Could: false, tier1Why: everything.slice(0, 1_900), knowledge: 'new' };
  const { articleId = '' } = await must(priya, 'resolveAndAnswer', { ticketId, ...told, answers });
  await must(priya, 'answerClosing', { ticketId, answers });
  const words = { title: brief, symptom: everything, environment: everything.slice(0, 3_900), cause: everything.slice(0, 3_900) };
  await must(priya, 'editArticle', { articleId, ...words, resolution: everything });
  return articleId;
}

async function codeOf(kind: string): Promise<string> {
  const { text } = await surface.ask(ada, 'readTimeline', { ticketId: ids.ticketId });
  return new RegExp(`\\[${kind} hidden ([0-9a-f]{8})\\]`).exec(text)?.[1] ?? assert.fail(`No ${kind} is hidden`);
}

describe('Secrets in tickets and logs (A62: OTOBO CVE-2024-43444; HTB “Keeper”)', () => {
  for (const [what, { text, secret }] of Object.entries(pasted))
    test(`whoever writes a ${what} is warned: the same detector runs in the browser`, () => {
      const hidden = secretsIn(text).map(({ from, to }) => text.slice(from, to));

      assert.ok(
        hidden.some((one) => one.includes(secret)),
        text,
      );
    });

  test('nobody reads one by any operation but the one that asks why', async () => {
    const leaks: string[] = [];
    for (const caller of [kim, ada, priya, auditor, alpha.callers.desk_admin]) {
      for (const { operation, input, also } of attacked.filter((one) => one.operation.method === 'GET'))
        for (const ask of [input, ...(also ?? [])]) {
          const { text } = await surface.ask(caller, operation.name, ask(ids, once()));
          // What somebody sends and may take back is read by them alone until it is done.
          if (operation.name !== 'listHeldActs') leaks.push(...leaksIn(text).map((secret) => `${operation.name}: ${secret}`));
        }
    }

    assert.deepEqual(leaks, []);
  });

  test('whoever wrote one is not answered with it, so that it is not kept with the answer either', () => {
    assert.deepEqual(echoes, []);
  });

  test('no page of the portal shows one, and what was sent there stands hidden', async () => {
    const { text } = await surface.knock({ path: `/p/tickets/${ids.reference}`, headers: { cookie: kim.cookie ?? '' } });

    assert.match(text, /From the portal: My password: \[password hidden/);
    assert.deepEqual(leaksIn(text), []);
  });

  test('no engineer outside the desk is shown one: by the link, or in what another system is sent', async () => {
    const shown = await Promise.all([handoffPath, `${handoffPath}/json`].map((path) => surface.knock({ path })));

    assert.deepEqual(
      shown.map(({ status }) => status),
      [200, 200],
    );
    assert.match(shown[0]?.text ?? '', /Rather: My password: \[password hidden/);
    assert.deepEqual(leaksIn(`${shown.map(({ text }) => text).join()}${sentOut}`), []);
    assert.match(sentOut, /password hidden/);
  });

  test('no table, no file and no log holds one', async () => {
    const { pool } = surface.place.database;
    const leaks: string[] = [];
    for (const table of await tablesOf({ pool })) {
      const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${table} t`);
      leaks.push(...rows.flatMap(({ text }) => leaksIn(text).map((secret) => `${table}: ${secret}`)));
    }
    const { rows: chunks } = await pool.query<{ bytes: Buffer }>('select bytes from files.chunk');
    const ways = chunks.flatMap(({ bytes }) => {
      const pairs = bytes.subarray(0, bytes.byteLength - (bytes.byteLength % 2));
      return [bytes.toString(), pairs.toString('utf16le'), Buffer.from(pairs).swap16().toString('utf16le')];
    });
    leaks.push(...ways.flatMap(leaksIn));

    assert.deepEqual(leaks, []);
    // As UTF-8, as UTF-16 and as UTF-16 the other way about.
    assert.equal(ways.filter((text) => text.includes('[private key hidden ')).length, 3);
    assert.deepEqual(leaksIn(surface.logged.join('\n')), []);
  });

  test('what fails says nothing of it, to nobody and in no log', async () => {
    const { ticketId } = ids;
    const answers = [
      await surface.ask(ada, 'addNote', { ticketId: crypto.randomUUID(), body: everything }),
      await surface.ask(ada, 'addNote', { ticketId, body: everything, more: everything }),
      await surface.ask(ada, 'recordStep', { ticketId, action: everything, outcome: everything }),
      await surface.ask(kim, 'addNote', { ticketId, body: everything }),
      await surface.ask(ada, 'replyToRequester', { ticketId, body: `${everything}\u0000` }),
      await surface.ask(ada, 'unmaskSecret', { ticketId, code: '00000000', reason: everything.slice(0, 60) }),
    ];

    assert.ok(
      answers.every(({ status }) => status >= 400 && status < 500),
      answers.map(({ status }) => status).join(),
    );
    assert.deepEqual(
      answers.flatMap(({ text }) => leaksIn(text)),
      [],
    );
    assert.deepEqual(leaksIn(surface.logged.join('\n')), []);
  });

  test('a text that is as long as it may be is kept, with longer words in the secret’s place', async () => {
    const full = (letters: number) => `${'x'.repeat(letters - 10)} PIN: 8812`;
    const { ticketId } = await openedTicket(surface, alpha);
    const packet = {
      criterion: 'access',
      criterionDetail: full(1_000),
      question: full(2_000),
      errorText: full(16_000),
      environment: { os: full(200), recentChanges: full(2_000) },
      extent: { howBadly: full(300), workaround: full(500) },
    };
    const nextUpdate = { what: 'What Tier 2 found', dueAt: '2026-03-02T12:00:00Z' };

    const { escalationId } = await must(ada, 'escalateTicket', { ticketId, packet, nextUpdate, overrideReason: full(500) });

    const { text } = await surface.ask(priya, 'readPacket', { escalationId });
    // What is shown twice has one code.
    assert.equal(new Set(text.match(/PIN: \[password hidden [0-9a-f]{8}/g)).size, 7);
    await must(priya, 'acceptEscalation', { escalationId });
    const article = { title: full(300), symptom: full(16_000), environment: full(4_000), cause: full(4_000), resolution: full(16_000) };
    const edited = await surface.ask(priya, 'editArticle', { articleId: ids.articleId, ...article });
    assert.deepEqual([edited.status, edited.text.match(/PIN: \[password hidden/g)?.length], [200, 5]);
  });

  test('a technician reads one with a reason, and the ticket says who and why', async () => {
    const code = await codeOf('social security number');

    const read = await surface.must(priya, 'unmaskSecret', { ticketId: ids.ticketId, code, reason: 'The bank asks for it' });

    assert.deepEqual([read.kind, read.secret], ['social security number', '219-09-9999']);
    const { text } = await surface.ask(ada, 'readTimeline', { ticketId: ids.ticketId, limit: 200 });
    assert.match(text, /"secret-unmasked".*"reason":"The bank asks for it"/);
    assert.deepEqual(leaksIn(text), []);
  });

  test('without the permission, a reason or the client nobody does', async () => {
    const asked = { ticketId: ids.ticketId, code: await codeOf('password'), reason: 'Curious' };

    assert.equal((await surface.ask(ada, 'unmaskSecret', asked)).status, 403);
    assert.equal((await surface.ask(kim, 'unmaskSecret', asked)).status, 403);
    assert.equal((await surface.ask(auditor, 'unmaskSecret', asked)).status, 403);
    assert.equal((await surface.ask(beta.callers.tier2_technician, 'unmaskSecret', asked)).status, 404);
    assert.equal((await surface.ask(priya, 'unmaskSecret', { ...asked, reason: ' ' })).status, 400);
    assert.equal((await surface.ask(priya, 'unmaskSecret', { ...asked, ticketId: alpha.ids.ticketId })).status, 404);
  });
});
