import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { claimAttempt } from '../../platform/identity/attempts.ts';
import { countHashes } from '../identity-desk.ts';
import { answerOf } from './answers.ts';
import { givePasswordTo, goodPassword, invitedAgent } from './cases-access.ts';
import { formOf, pages, sendForm } from './pages.ts';
import { changedTables, rowsOf } from './rows.ts';
import { openSide } from './side.ts';
import { anonymous, openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');

/** Somebody of each kind that an address can belong to, all of one length, so that echoes of it differ in nothing else. */
const people = { active: '', invited: '', disabled: '', requester: '', unknown: 'nobody-at-all' };
type Kind = keyof typeof people;
const kinds = Object.keys(people) as readonly Kind[];
const wrongPassword = 'wrong horse battery';

before(async () => {
  for (const kind of ['active', 'invited', 'disabled'] as const) {
    const { accountId, email } = await invitedAgent(surface, alpha);
    if (kind !== 'invited') await givePasswordTo(surface, accountId);
    if (kind === 'disabled') await surface.must(surface.founder, 'changeAgent', { agentId: accountId, disabled: true });
    people[kind] = email;
  }
  const person = { clientId: alpha.ids.clientId, name: 'Robin', email: 'robin.portal@client.example' };
  const { requesterId = '' } = await surface.must(surface.founder, 'registerRequester', person);
  await surface.must(surface.founder, 'inviteRequester', { requesterId });
  await givePasswordTo(surface, requesterId, alpha.ids.clientId);
  people.requester = person.email;
  people.unknown = 'nobody.at.all@secondline.example';
});

/** What a stranger sees of each, and how many passwords the desk worked on meanwhile. */
async function seenOfEach(ask: (email: string, kind: Kind) => Promise<unknown>) {
  const seen = new Map<Kind, unknown>();
  for (const kind of kinds) {
    let answer: unknown;
    const hashes = await countHashes(async () => {
      answer = await ask(people[kind], kind);
    });
    seen.set(kind, { answer, hashes });
  }
  return seen;
}

function assertAlike(seen: ReadonlyMap<Kind, unknown>): void {
  for (const [kind, answer] of seen) assert.deepEqual(answer, seen.get('unknown'), kind);
}

describe('Who is here (A47: Zammad CVE-2020-26034; iTop CVE-2024-51739, CVE-2026-27462; FreeScout GHSA-jvmv-2qcp-7855; RT CVE-2021-38562)', () => {
  test('signing in says the same of everybody, to the byte, after the same work: one password looked at', async () => {
    const seen = await seenOfEach(async (email, kind) => {
      const password = kind === 'disabled' || kind === 'unknown' ? goodPassword : wrongPassword;
      const first = await surface.ask(anonymous, 'signIn', { email, password });
      const second = await surface.ask(anonymous, 'signIn', { email: email.toUpperCase(), password });
      return [first, second].map((sent) => [sent.status, answerOf(sent)]);
    });

    assertAlike(seen);
    assert.equal((seen.get('unknown') as { hashes: number }).hashes, 2);
    assert.match(JSON.stringify(seen.get('unknown')), /sign-in-refused/);
  });

  test('the portal’s page says the same of everybody too', async () => {
    if (!pages.some(({ path }) => path === '/p/sign-in')) return;

    const seen = await seenOfEach(async (email) => {
      const sent = await sendForm(surface, anonymous, '/p/sign-in', { email, password: wrongPassword });
      // The form comes back with what was typed, and with a token of its own.
      return [sent.status, sent.text.replaceAll(email, '').replaceAll(/(value|nonce)="[\w+/=-]{16,}"/g, '')];
    });

    assertAlike(seen);
    assert.equal((seen.get('unknown') as { hashes: number }).hashes, 1);
    assert.notEqual((await formOf(surface, anonymous, '/p/sign-in')).token, '');
  });

  test('after too many guesses everybody is held back alike, after the same work', async () => {
    for (const email of Object.values(people))
      for (let guess = 0; guess < 8; guess += 1)
        await claimAttempt(surface.place, { purpose: 'sign_in', email, address: `198.51.100.${guess}` });

    const seen = await seenOfEach(async (email) => answerOf(await surface.ask(anonymous, 'signIn', { email, password: wrongPassword })));

    assertAlike(seen);
    assert.match(JSON.stringify(seen.get('unknown')), /too-many-attempts/);
  });

  test('asking for a new password says the same of everybody, works on none, and writes the same', async () => {
    const writes = new Map<Kind, readonly string[]>();

    const seen = await seenOfEach(async (email, kind) => {
      const rowsBefore = await rowsOf(surface.place.database);
      const answers = [];
      // The fourth within a quarter of an hour is held back, and says nothing of it.
      for (let again = 0; again < 4; again += 1) answers.push(answerOf(await surface.ask(anonymous, 'requestPasswordReset', { email })));
      writes.set(kind, changedTables(rowsBefore, await rowsOf(surface.place.database)));
      return answers;
    });

    assertAlike(seen);
    assert.match(JSON.stringify(seen.get('unknown')), /"status":204/);
    for (const [kind, tables] of writes) assert.deepEqual(tables, writes.get('unknown'), kind);
  });

  test('links that never were, that were used and that belong to nobody any more answer alike', async () => {
    const used = await invitedAgent(surface, alpha);
    const ended = await invitedAgent(surface, alpha);
    await surface.must(anonymous, 'acceptLink', { token: used.linkToken, password: goodPassword });
    await surface.must(surface.founder, 'changeAgent', { agentId: ended.accountId, disabled: true });
    const tokens = [used.linkToken, ended.linkToken, 'A'.repeat(43), '', ' ', '../../x', "' or 1=1 --"];

    const read = await Promise.all(tokens.map(async (token) => answerOf(await surface.ask(anonymous, 'readLink', { token }))));
    const accepted = await Promise.all(
      tokens.map(async (token) => answerOf(await surface.ask(anonymous, 'acceptLink', { token, password: goodPassword }))),
    );

    for (const answers of [read, accepted]) for (const answer of answers) assert.deepEqual(answer, answers[2]);
    assert.equal(read[2]?.status, 404);
  });
});
