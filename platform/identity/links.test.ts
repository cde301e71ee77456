import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expectRefusal } from '../../test/desk.ts';
import { countHashes, goodPassword, type IdentityDesk, openIdentityDesk } from '../../test/identity-desk.ts';
import { acceptLink, createResetLink, readLink, readSession, readSetup, requestPasswordReset, signIn } from './contract.ts';
import { disableAccount } from './disable-account.ts';
import { inviteAccount } from './invite-account.ts';
import { openAccount } from './open-account.ts';
import { linkUnknown, passwordWeak, setupIncomplete, signInRefused } from './refusals.ts';
import { newSecret } from './secrets.ts';
import { newSetupLink } from './setup-link.ts';

const founder = { name: 'Dana', email: 'dana@secondline.example', password: 'a desk of our own' };
const tokenOf = (path: string | undefined) => path?.split('/').at(-1) ?? assert.fail('There is a link');

async function invited(desk: IdentityDesk, name: string) {
  return desk.asDesk(async (work) => {
    const id = work.newId();
    const email = `${id}@secondline.example`;
    await openAccount(work, { id, kind: 'agent', clientId: null, name, email, grants: [{ clientId: null, role: 'tier1_agent' }] });
    return { id, email, ...(await inviteAccount(work, id, 'invitation')) };
  });
}

describe('The first start', () => {
  test('Dana opens the setup link, becomes administrator of the desk and is signed in', async () => {
    const desk = await openIdentityDesk({ fresh: true });
    const link = await newSetupLink(desk.place);
    const token = tokenOf(link?.path);
    assert.equal((await desk.asks(readSetup, {})).reply.needed, true);
    assert.equal((await desk.asks(readLink, { token })).reply.purpose, 'setup');

    const { session } = await desk.asks(acceptLink, { token, ...founder });

    const { reply: me } = await desk.asks(readSession, {}, { session: session ?? '' });
    assert.deepEqual(me.grants, [{ clientId: null, role: 'desk_admin' }]);
    assert.equal((await desk.asks(readSetup, {})).reply.needed, false);
    assert.equal(await newSetupLink(desk.place), undefined);
    assert.ok(await desk.signsIn(founder.email, founder.password));
  });

  test('of two who open it at once, one becomes administrator and the other finds nothing', async () => {
    const desk = await openIdentityDesk({ fresh: true });
    const token = tokenOf((await newSetupLink(desk.place))?.path);

    const outcomes = await Promise.allSettled(
      ['dana', 'mallory'].map((name) => desk.asks(acceptLink, { token, ...founder, email: `${name}@secondline.example` })),
    );

    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.match(String(outcomes.find((one) => one.status === 'rejected')?.reason), /link-unknown/);
    const accounts = await desk.place.database.sql.selectFrom('identity.account').select('id').execute();
    assert.equal(accounts.length, 1);
  });

  test('a further start makes the link printed before worthless', async () => {
    const desk = await openIdentityDesk({ fresh: true });
    const first = tokenOf((await newSetupLink(desk.place))?.path);

    const second = tokenOf((await newSetupLink(desk.place))?.path);

    await expectRefusal(desk.asks(acceptLink, { token: first, ...founder }), linkUnknown);
    assert.ok((await desk.asks(acceptLink, { token: second, ...founder })).session);
  });

  test('a link nobody used for a day opens nothing', async () => {
    const desk = await openIdentityDesk({ fresh: true });
    const token = tokenOf((await newSetupLink(desk.place))?.path);

    desk.clock.moveBy({ hours: 24 });

    await expectRefusal(desk.asks(acceptLink, { token, ...founder }), linkUnknown);
  });

  test('a weak password or a missing name does not use the link up', async () => {
    const desk = await openIdentityDesk({ fresh: true });
    const token = tokenOf((await newSetupLink(desk.place))?.path);

    await expectRefusal(desk.asks(acceptLink, { token, ...founder, password: 'short' }), passwordWeak);
    await expectRefusal(desk.asks(acceptLink, { token, password: founder.password }), setupIncomplete);

    assert.ok((await desk.asks(acceptLink, { token, ...founder })).session);
  });
});

describe('An invitation', () => {
  test('lets Ada set her password once; she can sign in with it from then on', async () => {
    const desk = await openIdentityDesk();
    const ada = await invited(desk, 'Ada');

    const { session } = await desk.asks(acceptLink, { token: ada.token, password: goodPassword });

    assert.equal((await desk.asks(readSession, {}, { session: session ?? '' })).reply.accountId, ada.id);
    assert.ok(await desk.signsIn(ada.email));
    await expectRefusal(desk.asks(acceptLink, { token: ada.token, password: 'another password' }), linkUnknown);
    await expectRefusal(desk.asks(readLink, { token: ada.token }), linkUnknown);
  });

  test('nothing but the link itself opens anything, and no password is even hashed for it', async () => {
    const desk = await openIdentityDesk();
    const { token } = await invited(desk, 'Ada');

    const hashes = await countHashes(async () => {
      for (const strange of [
        '',
        ' ',
        null,
        [token],
        { token },
        0,
        undefined,
        `${token} `,
        token.toLowerCase(),
        token.slice(0, 42),
        newSecret(),
        '%',
        'a'.repeat(5_000),
      ]) {
        await expectRefusal(desk.asks(acceptLink, { token: strange, password: goodPassword }), linkUnknown);
        await expectRefusal(desk.asks(readLink, { token: strange }), linkUnknown);
      }
    });

    assert.equal(hashes, 0);
  });

  test('is good for 72 hours', async () => {
    const desk = await openIdentityDesk();
    const ada = await invited(desk, 'Ada');

    desk.clock.moveBy({ hours: 72 });

    await expectRefusal(desk.asks(acceptLink, { token: ada.token, password: goodPassword }), linkUnknown);
    await expectRefusal(desk.asks(signIn, { email: ada.email, password: goodPassword }), signInRefused);
  });

  test('dies with the account', async () => {
    const desk = await openIdentityDesk();
    const ada = await invited(desk, 'Ada');

    await desk.asDesk((work) => disableAccount(work, ada.id));

    await expectRefusal(desk.asks(acceptLink, { token: ada.token, password: goodPassword }), linkUnknown);
  });

  test('of one person says nothing of another', async () => {
    const desk = await openIdentityDesk();
    const ada = await invited(desk, 'Ada');
    const priya = await invited(desk, 'Priya');

    await desk.asks(acceptLink, { token: ada.token, password: goodPassword });

    await expectRefusal(desk.asks(signIn, { email: priya.email, password: goodPassword }), signInRefused);
    assert.equal((await desk.asks(readLink, { token: priya.token })).reply.email, priya.email);
  });
});

describe('A new password by link', () => {
  const admin = { grants: [{ clientId: null, role: 'desk_admin' }] } as const;

  test('Dana makes a link for Ada; using it ends her sessions and every other link', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const dana = await desk.sessionOf((await desk.hire('dana', admin)).id);
    const stolen = await desk.sessionOf(ada.id);
    const forgotten = tokenOf((await desk.asks(createResetLink, { accountId: ada.id }, { session: dana })).reply.path);
    const token = tokenOf((await desk.asks(createResetLink, { accountId: ada.id }, { session: dana })).reply.path);

    const { session } = await desk.asks(acceptLink, { token, password: 'a better horse battery' });

    assert.equal(await desk.door.bySession(stolen), undefined);
    assert.ok(await desk.door.bySession(session ?? ''));
    await expectRefusal(desk.asks(acceptLink, { token: forgotten, password: 'a third horse battery' }), linkUnknown);
    await expectRefusal(desk.asks(signIn, { email: ada.email, password: goodPassword }), signInRefused);
  });

  test('the link is good for half an hour and written with the configured address only', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const dana = await desk.sessionOf((await desk.hire('dana', admin)).id);
    const { reply } = await desk.asks(createResetLink, { accountId: ada.id }, { session: dana });

    desk.clock.moveBy({ minutes: 30 });

    assert.equal(reply.url, reply.path);
    assert.equal(reply.mailed, false);
    await expectRefusal(desk.asks(acceptLink, { token: tokenOf(reply.path), password: goodPassword }), linkUnknown);
  });

  test('only an administrator makes one', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const otto = await desk.sessionOf((await desk.hire('otto')).id);

    await assert.rejects(desk.asks(createResetLink, { accountId: ada.id }, { session: otto }), /not-permitted/);
  });

  test('an administrator of one client makes none for somebody who can do more than that', async () => {
    const desk = await openIdentityDesk();
    const northgate = '11111111-1111-4111-8111-111111111111';
    const dana = await desk.hire('dana', admin);
    const local = await desk.sessionOf((await desk.hire('local', { grants: [{ clientId: northgate, role: 'desk_admin' }] })).id);
    const ada = await desk.hire('ada', { grants: [{ clientId: northgate, role: 'tier1_agent' }] });

    await assert.rejects(desk.asks(createResetLink, { accountId: dana.id }, { session: local }), /not-found/);

    assert.ok((await desk.asks(createResetLink, { accountId: ada.id }, { session: local })).reply.path);
  });

  test('asking for one answers the same whoever is meant', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');

    const answers = await Promise.all([ada.email, 'nobody@secondline.example'].map((email) => desk.asks(requestPasswordReset, { email })));

    assert.deepEqual(answers[0], answers[1]);
    assert.deepEqual(answers[0], { reply: undefined, cleared: false });
  });
});
