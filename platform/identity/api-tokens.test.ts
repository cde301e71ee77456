import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expectRefusal } from '../../test/desk.ts';
import { type IdentityDesk, openIdentityDesk } from '../../test/identity-desk.ts';
import { changePassword, issueApiToken, listApiTokens, listSessions, readSession, revokeApiToken } from './contract.ts';
import { expiryPast, scopeNotHeld, tokenClientUnclear } from './refusals.ts';

const northgate = '11111111-1111-4111-8111-111111111111';
const harbor = '22222222-2222-4222-8222-222222222222';

const administrator = async (desk: IdentityDesk, clientId: string | null = null) =>
  desk.sessionOf((await desk.hire('dana', { grants: [{ clientId, role: 'desk_admin' }] })).id);

describe('An API token', () => {
  test('is shown once, opens the door for its integration, and is kept as a hash', async () => {
    const desk = await openIdentityDesk();
    const session = await administrator(desk);

    const { reply } = await desk.asks(
      issueApiToken,
      { name: 'Monitor', clientId: northgate, scopes: ['ticket.open', 'ticket.read'] },
      { session },
    );

    assert.match(reply.token, /^sl_[A-Za-z0-9_-]{43}$/);
    const me = (await desk.asks(readSession, {}, { token: reply.token })).reply;
    assert.deepEqual([me.kind, me.name, me.csrfToken], ['integration', 'Monitor', null]);
    assert.deepEqual(me.permissions, [{ clientId: northgate, permissions: ['ticket.open', 'ticket.read'] }]);
    const [listed] = (await desk.asks(listApiTokens, {}, { session })).reply.items;
    assert.equal(listed?.tokenId, reply.tokenId);
    assert.equal(JSON.stringify(listed).includes(reply.token), false);
    const { rows } = await desk.place.database.pool.query<{ all: string }>(
      `select (select string_agg(f::text, '') from log.fact f) || (select string_agg(t::text, '') from identity.api_token t) as all`,
    );
    assert.equal(rows[0]?.all.includes(reply.token.slice(3)), false);
  });

  test('revoked opens nothing any more, at once', async () => {
    const desk = await openIdentityDesk();
    const session = await administrator(desk);
    const { token, tokenId } = (await desk.asks(issueApiToken, { name: 'Monitor', clientId: null, scopes: ['ticket.open'] }, { session }))
      .reply;
    assert.ok(await desk.door.byToken(token));

    await desk.asks(revokeApiToken, { tokenId }, { session });
    await desk.asks(revokeApiToken, { tokenId }, { session });

    assert.equal(await desk.door.byToken(token), undefined);
    const revocations = await desk.place.database.sql
      .selectFrom('log.fact')
      .select('actor')
      .where('name', '=', 'api-token-revoked')
      .execute();
    assert.equal(revocations.filter(({ actor }) => actor.startsWith('agent:')).length, 1);
  });

  test('never holds more than an integration may', async () => {
    const desk = await openIdentityDesk();
    const session = await administrator(desk);

    const facts = await expectRefusal(
      desk.asks(issueApiToken, { name: 'Monitor', clientId: null, scopes: ['ticket.open', 'token.manage'] }, { session }),
      scopeNotHeld,
    );

    assert.deepEqual(facts, { scopes: ['token.manage'] });
  });

  test('says for whom it is, and lies in the future', async () => {
    const desk = await openIdentityDesk();
    const session = await administrator(desk);
    const scopes = ['ticket.open'];

    await expectRefusal(desk.asks(issueApiToken, { name: 'Monitor', scopes }, { session }), tokenClientUnclear);
    await expectRefusal(
      desk.asks(issueApiToken, { name: 'Monitor', scopes, clientId: null, expiresAt: '2026-03-02T09:00:00Z' }, { session }),
      expiryPast,
    );
  });

  test('is not for an administrator of one client to give at another, nor to see or revoke there', async () => {
    const desk = await openIdentityDesk();
    const atAll = await administrator(desk);
    const foreign = (await desk.asks(issueApiToken, { name: 'Monitor', clientId: harbor, scopes: ['ticket.open'] }, { session: atAll }))
      .reply;
    const local = await desk.sessionOf((await desk.hire('local', { grants: [{ clientId: northgate, role: 'desk_admin' }] })).id);
    const issue = (input: object) => desk.asks(issueApiToken, { name: 'Monitor', scopes: ['ticket.open'], ...input }, { session: local });

    await assert.rejects(issue({ clientId: harbor }), /not-found/);
    await assert.rejects(issue({ clientId: null }), /not-found/);
    await assert.rejects(issue({ accountId: foreign.accountId }), /not-found/);
    await assert.rejects(desk.asks(revokeApiToken, { tokenId: foreign.tokenId }, { session: local }), /not-found/);
    await assert.rejects(desk.asks(revokeApiToken, { tokenId: '99999999-9999-4999-8999-999999999999' }, { session: local }), /not-found/);

    assert.ok(await desk.door.byToken(foreign.token));
  });

  test('has neither a password nor sessions', async () => {
    const desk = await openIdentityDesk();
    const session = await administrator(desk);
    const { token } = (await desk.asks(issueApiToken, { name: 'Monitor', clientId: null, scopes: ['ticket.open'] }, { session })).reply;

    await assert.rejects(
      desk.asks(changePassword, { oldPassword: 'x', newPassword: 'a better horse battery' }, { token }),
      /not-permitted/,
    );

    assert.deepEqual((await desk.asks(listSessions, {}, { token })).reply.items, []);
  });

  test('pages through many, latest first', async () => {
    const desk = await openIdentityDesk({ fresh: true });
    const session = await administrator(desk);
    for (const name of ['one', 'two', 'three']) {
      desk.clock.moveBy({ minutes: 1 });
      await desk.asks(issueApiToken, { name, clientId: null, scopes: ['ticket.open'] }, { session });
    }

    const first = (await desk.asks(listApiTokens, { limit: 2 }, { session })).reply;
    const second = (await desk.asks(listApiTokens, { limit: 2, cursor: first.nextCursor }, { session })).reply;

    assert.deepEqual(
      [...first.items, ...second.items].map(({ name }) => name),
      ['three', 'two', 'one'],
    );
    assert.equal(second.nextCursor, null);
  });
});
