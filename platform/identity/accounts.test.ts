import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expectRefusal } from '../../test/desk.ts';
import { type IdentityDesk, openIdentityDesk } from '../../test/identity-desk.ts';
import { type Authority, systemAuthority } from '../authority.ts';
import { inWork } from '../in-work.ts';
import { notFound } from '../refusal.ts';
import { changeAccount } from './change-account.ts';
import { listApiTokens } from './contract.ts';
import { disableAccount, enableAccount } from './disable-account.ts';
import { grantRole, revokeRole } from './grant-role.ts';
import { inviteAccount } from './invite-account.ts';
import { issueToken, openIntegration } from './issue-api-token.ts';
import { openAccount } from './open-account.ts';
import { emailTaken, lastAdministrator, noEmail, roleNotForAccount } from './refusals.ts';

const northgate = '11111111-1111-4111-8111-111111111111';
const harbor = '22222222-2222-4222-8222-222222222222';

/** Registers Kim, a requester of Northgate, as the people module would. */
const registerKim = (desk: IdentityDesk, email: string | null) =>
  desk.asDesk(async (work) => {
    const id = work.newId();
    await openAccount(work, {
      id,
      kind: 'requester',
      clientId: northgate,
      name: 'Kim',
      email,
      grants: [{ clientId: northgate, role: 'requester' }],
    });
    return id;
  });
const at = <Result>(
  desk: IdentityDesk,
  clientId: string,
  run: Parameters<typeof inWork<Result>>[2],
  authority: Authority = systemAuthority,
) => inWork(desk.place, { authority, reach: [clientId] }, run);

describe('An account', () => {
  test('is opened once for an e-mail address, at whatever client and however it is written', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');

    const facts = await expectRefusal(registerKim(desk, ada.email.toUpperCase()), emailTaken);

    assert.deepEqual(facts, { email: ada.email.toUpperCase() });
  });

  test('is opened once also when two try at the same moment', async () => {
    const desk = await openIdentityDesk();

    const outcomes = await Promise.allSettled([registerKim(desk, 'twice@client.example'), registerKim(desk, 'Twice@client.example')]);

    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.match(String(outcomes.find((one) => one.status === 'rejected')?.reason), /email-taken/);
  });

  test('that was disabled gives its address free, and cannot be enabled while somebody else has it', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    await desk.asDesk((work) => disableAccount(work, ada.id));
    await registerKim(desk, ada.email);

    await expectRefusal(
      desk.asDesk((work) => enableAccount(work, ada.id)),
      emailTaken,
    );
  });

  test('enabled again opens with the old password', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    await desk.asDesk((work) => disableAccount(work, ada.id));

    await desk.asDesk((work) => enableAccount(work, ada.id));

    assert.ok(await desk.signsIn(ada.email));
  });

  test('with another address makes links sent to the old one worthless', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    await desk.asDesk((work) => inviteAccount(work, ada.id, 'reset'));

    await desk.asDesk((work) => changeAccount(work, ada.id, { email: `new.${ada.email}` }));

    const links = await desk.place.database.sql.selectFrom('identity.link').select('id').where('account_id', '=', ada.id).execute();
    assert.equal(links.length, 0);
    assert.ok(await desk.signsIn(`new.${ada.email}`));
  });

  test('without an address invites nobody', async () => {
    const desk = await openIdentityDesk();
    const kim = await registerKim(desk, null);

    await expectRefusal(
      desk.asDesk((work) => inviteAccount(work, kim, 'invitation')),
      noEmail,
    );
  });

  test('of another client is not found, whatever is tried with it', async () => {
    const desk = await openIdentityDesk();
    const kim = await registerKim(desk, 'kim.northgate@client.example');

    for (const attempt of [
      () => at(desk, harbor, (work) => disableAccount(work, kim)),
      () => at(desk, harbor, (work) => changeAccount(work, kim, { name: 'Mallory' })),
      () => at(desk, harbor, async (work) => void (await inviteAccount(work, kim, 'reset'))),
      () => at(desk, harbor, (work) => grantRole(work, kim, { clientId: harbor, role: 'requester' })),
    ])
      await expectRefusal(attempt(), notFound);
  });
});

describe('A role', () => {
  test('is granted and revoked, and the log says both', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada', { grants: [] });

    await desk.asDesk((work) => grantRole(work, ada.id, { clientId: northgate, role: 'team_lead' }));
    await desk.asDesk((work) => grantRole(work, ada.id, { clientId: northgate, role: 'team_lead' }));
    await desk.asDesk((work) => revokeRole(work, ada.id, { clientId: northgate, role: 'team_lead' }));

    const told = await desk.place.database.sql
      .selectFrom('log.fact')
      .select('name')
      .where('stream', '=', ada.id)
      .orderBy('version')
      .execute();
    assert.deepEqual(
      told.map(({ name }) => name).filter((name) => name.startsWith('role-')),
      ['role-granted', 'role-revoked'],
    );
  });

  test('at a client that the giver does not reach, or at all of them, is not theirs to give', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada', { grants: [{ clientId: northgate, role: 'tier1_agent' }] });

    await expectRefusal(
      at(desk, northgate, (work) => grantRole(work, ada.id, { clientId: harbor, role: 'team_lead' })),
      notFound,
    );
    await expectRefusal(
      at(desk, northgate, (work) => grantRole(work, ada.id, { clientId: null, role: 'desk_admin' })),
      notFound,
    );
  });

  test('of an agent is not given to a requester', async () => {
    const desk = await openIdentityDesk();
    const kim = await registerKim(desk, null);

    await expectRefusal(
      desk.asDesk((work) => grantRole(work, kim, { clientId: northgate, role: 'desk_admin' })),
      roleNotForAccount,
    );
  });

  test('the last administrator stays, however they try to leave', async () => {
    const desk = await openIdentityDesk({ fresh: true });
    const [dana, marta] = [
      await desk.hire('dana', { grants: [{ clientId: null, role: 'desk_admin' }] }),
      await desk.hire('marta', { grants: [{ clientId: null, role: 'desk_admin' }] }),
    ];

    const outcomes = await Promise.allSettled([
      desk.asDesk((work) => disableAccount(work, dana.id)),
      desk.asDesk((work) => revokeRole(work, marta.id, { clientId: null, role: 'desk_admin' })),
    ]);

    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    const refused = outcomes.find((one) => one.status === 'rejected');
    assert.match(String(refused?.reason), new RegExp(lastAdministrator.code));
  });
});

describe('The wall', () => {
  test('a request’s own role reads and writes no secret, even with every client in reach', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    await desk.signsIn(ada.email);
    await desk.asDesk(async (work) => void (await inviteAccount(work, ada.id, 'reset')));

    for (const table of ['credential', 'session', 'api_token', 'link', 'attempt', 'known_address'] as const) {
      const rows = await desk.asDesk((work) => work.sql.selectFrom(`identity.${table}`).selectAll().execute());
      assert.deepEqual(rows, [], table);
      await desk.asDesk((work) => work.sql.deleteFrom(`identity.${table}`).execute());
    }
    const planted = desk.asDesk((work) =>
      work.sql
        .insertInto('identity.credential')
        .values({ account_id: ada.id, password_hash: '$argon2id$v=19$', changed_at: work.at })
        .execute(),
    );
    await assert.rejects(planted, /row-level security/);
    assert.ok(await desk.signsIn(ada.email));
  });

  test('after looking at secrets, the work is behind the wall again', async () => {
    const desk = await openIdentityDesk();
    const kim = await registerKim(desk, null);

    const seen = await at(desk, harbor, async (work) => {
      await openIntegration(work, 'Monitor', harbor);
      return work.sql.selectFrom('identity.account').select('id').where('id', '=', kim).execute();
    });

    assert.deepEqual(seen, []);
  });

  test('a requester sees their own account and no other', async () => {
    const desk = await openIdentityDesk();
    const [kim, other] = [await registerKim(desk, null), await registerKim(desk, null)];
    await desk.hire('ada');
    const authority: Authority = { actor: `requester:${kim}`, kind: 'requester', personId: kim, requesterId: kim, grants: [] };

    const seen = await at(desk, northgate, (work) => work.sql.selectFrom('identity.account').select('id').execute(), authority);

    assert.deepEqual(seen, [{ id: kim }]);
    assert.notEqual(kim, other);
  });

  test('an administrator of one client lists the tokens that serve it alone', async () => {
    const desk = await openIdentityDesk();
    const issue = (clientId: string | null) =>
      desk.asDesk(async (work) =>
        issueToken(work, await openIntegration(work, 'Monitor', clientId), { name: String(clientId), scopes: ['ticket.open'] }),
      );
    await Promise.all([issue(northgate), issue(harbor), issue(null)]);
    const local = await desk.sessionOf((await desk.hire('local', { grants: [{ clientId: harbor, role: 'desk_admin' }] })).id);

    const { items } = (await desk.asks(listApiTokens, {}, { session: local })).reply;

    assert.deepEqual(
      items.map(({ name }) => name),
      [harbor],
    );
  });
});
