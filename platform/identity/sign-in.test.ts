import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expectRefusal } from '../../test/desk.ts';
import { countHashes, goodPassword, type IdentityDesk, openIdentityDesk } from '../../test/identity-desk.ts';
import { Refused } from '../refusal.ts';
import { changePassword, listSessions, readSession, revokeSession, signIn, signOut } from './contract.ts';
import { disableAccount } from './disable-account.ts';
import { passwordWeak, passwordWrong, signInRefused, tooManyAttempts } from './refusals.ts';

/** What somebody at the door sees of a "no". */
async function noAtTheDoor(desk: IdentityDesk, email: string, password: string, address: string) {
  let answer: unknown;
  const hashes = await countHashes(async () => {
    answer = await desk.asks(signIn, { email, password }, { address }).then(
      () => 'let in',
      (error: unknown) => (error instanceof Refused ? { ...error.kind, facts: error.facts } : error),
    );
  });
  return { answer, hashes };
}

const factsOf = async (desk: IdentityDesk, accountId: string) => {
  const rows = await desk.place.database.sql
    .selectFrom('log.fact')
    .select(['name', 'payload', 'actor'])
    .where('stream', '=', accountId)
    .orderBy('version')
    .execute();
  return rows;
};

describe('Signing in', () => {
  test('Ada signs in with her password, in whatever case she types her address', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');

    const { reply, session } = await desk.asks(signIn, { email: `  ${ada.email.toUpperCase()} `, password: goodPassword });

    assert.ok(session !== undefined);
    assert.deepEqual({ ...reply, csrfToken: '' }, { accountId: ada.id, kind: 'agent', csrfToken: '' });
    const { reply: me } = await desk.asks(readSession, {}, { session });
    assert.equal(me.name, 'ada');
    assert.equal(me.csrfToken, reply.csrfToken);
    assert.ok(me.permissions[0]?.permissions.includes('ticket.work'));
    const last = (await factsOf(desk, ada.id)).at(-1);
    assert.equal(last?.name, 'signed-in');
    assert.equal(last?.actor, `agent:${ada.id}`);
  });

  test('a wrong password, an unknown address and a disabled account answer alike, after the same work', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const former = await desk.hire('former');
    await desk.hire('admin', { grants: [{ clientId: null, role: 'desk_admin' }] });
    await desk.asDesk((work) => disableAccount(work, former.id));

    const wrong = await noAtTheDoor(desk, ada.email, 'not her password', '192.0.2.1');
    const disabled = await noAtTheDoor(desk, former.email, goodPassword, '192.0.2.2');
    const unknown = await noAtTheDoor(desk, 'stranger@secondline.example', goodPassword, '192.0.2.3');

    assert.equal(wrong.hashes, 1);
    assert.deepEqual(disabled, wrong);
    assert.deepEqual(unknown, wrong);
  });

  test('guessing is held back alike for who is here and who is not, whatever address it comes from', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const last: unknown[] = [];

    for (const email of [ada.email, 'nobody@secondline.example']) {
      await desk.guesses(email, 8, (guess) => `198.51.100.${guess}`);
      last.push(await noAtTheDoor(desk, email, 'guess number 9', '198.51.100.9'));
    }

    assert.deepEqual(last[0], { answer: { ...tooManyAttempts, facts: { retryAfterSeconds: 900 } }, hashes: 1 });
    assert.deepEqual(last[1], last[0]);
  });

  test('even the right password is not looked at while guessing is held back, and is again a quarter of an hour later', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    await desk.guesses(ada.email, 8);

    const heldBack = await noAtTheDoor(desk, ada.email, goodPassword, '192.0.2.1');
    desk.clock.moveBy({ minutes: 15 });
    const session = await desk.signsIn(ada.email);

    assert.notEqual(heldBack.answer, 'let in');
    assert.ok(await desk.door.bySession(session));
  });

  test('guesses that come all at once are counted one by one', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');

    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, guess) =>
        desk.asks(signIn, { email: ada.email, password: `guess number ${guess}` }, { address: `203.0.113.${guess}` }).then(
          () => 'let in',
          (error: unknown) => (error instanceof Refused ? error.kind.code : error),
        ),
      ),
    );

    assert.equal(answers.filter((answer) => answer === signInRefused.code).length, 8);
    assert.equal(answers.filter((answer) => answer === tooManyAttempts.code).length, 4);
  });

  test('strangers who guess cannot lock Ada out of where she works, and the log says once that they tried', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    await desk.signsIn(ada.email, goodPassword, { address: '192.0.2.50' });
    await desk.guesses(ada.email, 8, (guess) => `198.51.100.${guess}`);
    for (const guess of [9, 10]) await noAtTheDoor(desk, ada.email, `guess number ${guess}`, `198.51.100.${guess}`);

    const session = await desk.signsIn(ada.email, goodPassword, { address: '192.0.2.50' });

    assert.ok(await desk.door.bySession(session));
    const suspicions = (await factsOf(desk, ada.id)).filter(({ name }) => name === 'guessing-suspected');
    assert.equal(suspicions.length, 1);
  });

  test('signing in often with the right password counts against nobody', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');

    for (let time = 1; time <= 4; time += 1) {
      await desk.guesses(ada.email, 1);
      await desk.signsIn(ada.email);
    }

    const session = await desk.signsIn(ada.email);
    assert.equal((await desk.asks(listSessions, {}, { session })).reply.items.length, 5);
  });

  test('a session that was there before is replaced, never taken over', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const planted = await desk.signsIn((await desk.hire('mallory')).email);

    const session = await desk.signsIn(ada.email, goodPassword, { session: planted });

    assert.notEqual(session, planted);
    assert.equal(await desk.door.bySession(planted), undefined);
  });

  test('Kim, a requester, signs in and leaves again, and her client’s log tells of it', async () => {
    const desk = await openIdentityDesk();
    const northgate = '11111111-1111-4111-8111-111111111111';
    const kim = await desk.hire('kim', { kind: 'requester', clientId: northgate, grants: [{ clientId: northgate, role: 'requester' }] });

    const session = await desk.signsIn(kim.email);
    const me = (await desk.asks(readSession, {}, { session })).reply;
    await desk.asks(signOut, {}, { session });

    assert.deepEqual([me.kind, me.name, me.grants.length], ['requester', 'kim', 1]);
    const told = await desk.place.database.sql
      .selectFrom('log.fact')
      .select(['name', 'client_id', 'actor'])
      .where('stream', '=', kim.id)
      .execute();
    for (const name of ['signed-in', 'session-revoked'])
      assert.deepEqual(
        told.find((fact) => fact.name === name),
        { name, client_id: northgate, actor: `requester:${kim.id}` },
      );
  });

  test('no secret stands in the log or in the tables', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const session = await desk.signsIn(ada.email);

    const { rows } = await desk.place.database.pool.query<{ all: string }>(
      `select (select coalesce(string_agg(f::text, ''), '') from log.fact f) || (select string_agg(s::text, '') from identity.session s)
        || (select string_agg(c::text, '') from identity.credential c) as all`,
    );

    const text = rows[0]?.all ?? '';
    assert.ok(text.includes(ada.id));
    assert.equal(text.includes(session), false);
    assert.equal(text.includes(goodPassword), false);
    assert.equal(text.includes(Buffer.from(session).toString('hex')), false);
  });
});

describe('Sessions', () => {
  test('Ada sees where she is signed in and ends the one she does not know', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const office = await desk.signsIn(ada.email, goodPassword, { userAgent: 'Office' });
    const train = await desk.signsIn(ada.email, goodPassword, { userAgent: 'Train', address: '198.51.100.9' });
    const listed = (await desk.asks(listSessions, {}, { session: office })).reply.items;
    const strange = listed.find(({ current }) => !current);

    await desk.asks(revokeSession, { sessionId: strange?.sessionId }, { session: office });

    assert.equal(strange?.userAgent, 'Train');
    assert.equal(strange?.address, '198.51.100.9');
    assert.equal(await desk.door.bySession(train), undefined);
    assert.ok(await desk.door.bySession(office));
  });

  test('nobody can end somebody else’s session', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const otto = await desk.hire('otto');
    const hers = await desk.signsIn(ada.email);
    const his = await desk.signsIn(otto.email);
    const [session] = (await desk.asks(listSessions, {}, { session: hers })).reply.items;

    await assert.rejects(desk.asks(revokeSession, { sessionId: session?.sessionId }, { session: his }), /not-found/);

    assert.ok(await desk.door.bySession(hers));
  });

  test('signing out ends the session and takes the cookie away', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const session = await desk.signsIn(ada.email);

    const { cleared } = await desk.asks(signOut, {}, { session });

    assert.equal(cleared, true);
    assert.equal(await desk.door.bySession(session), undefined);
  });
});

describe('Changing a password', () => {
  test('ends every session, opens a new one, and only the new password opens from now on', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const elsewhere = await desk.signsIn(ada.email);
    const here = await desk.signsIn(ada.email);

    const { session } = await desk.asks(
      changePassword,
      { oldPassword: goodPassword, newPassword: 'a better horse battery' },
      { session: here },
    );

    assert.ok(session !== undefined && session !== here);
    assert.equal(await desk.door.bySession(elsewhere), undefined);
    assert.equal(await desk.door.bySession(here), undefined);
    assert.ok(await desk.door.bySession(session));
    await expectRefusal(desk.asks(signIn, { email: ada.email, password: goodPassword }), signInRefused);
    assert.ok(await desk.signsIn(ada.email, 'a better horse battery'));
  });

  test('asks for the old one, under the same limits as signing in', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const session = await desk.signsIn(ada.email, goodPassword, { address: '192.0.2.9' });
    const change = (oldPassword: string) =>
      desk.asks(changePassword, { oldPassword, newPassword: 'a better horse battery' }, { session, address: '192.0.2.1' });

    await desk.guesses(ada.email, 7);
    await expectRefusal(change('guess number 8'), passwordWrong);

    await expectRefusal(change(goodPassword), tooManyAttempts);
  });

  test('refuses one that everybody would guess', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const session = await desk.signsIn(ada.email);

    const facts = await expectRefusal(
      desk.asks(changePassword, { oldPassword: goodPassword, newPassword: ada.email }, { session }),
      passwordWeak,
    );

    assert.deepEqual(facts, { reason: 'is_email' });
  });
});
