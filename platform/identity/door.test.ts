import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type IdentityDesk, openIdentityDesk } from '../../test/identity-desk.ts';
import { disableAccount } from './disable-account.ts';
import { grantRole, revokeRole } from './grant-role.ts';
import { issueToken, openIntegration } from './issue-api-token.ts';
import { mayUse, reachFor } from './reach.ts';
import { csrfTokenOf, newSecret, sameSecret } from './secrets.ts';

const administrator = (desk: IdentityDesk) => desk.hire('dana', { grants: [{ clientId: null, role: 'desk_admin' }] });

describe('The door', () => {
  test('lets Ada in by her session, and nobody by what only looks like one', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const session = await desk.sessionOf(ada.id);

    const visitor = await desk.door.admit({ session });

    assert.equal(visitor?.authority.actor, `agent:${ada.id}`);
    assert.equal(visitor?.csrfToken, csrfTokenOf(session));
    for (const strange of ['', ' ', session.slice(1), `${session}A`, newSecret(), `sl_${session}`, "' or 1=1 --"])
      assert.equal(await desk.door.admit({ session: strange }), undefined);
  });

  test('asks for no token of a page when an API token lets in, and a wrong token is not made good by a cookie', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const session = await desk.sessionOf(ada.id);
    const { token } = await desk.asDesk(async (work) =>
      issueToken(work, await openIntegration(work, 'Monitor', null), { name: 'Monitor', scopes: ['ticket.open'] }),
    );

    const byToken = await desk.door.admit({ bearer: token });
    const byBoth = await desk.door.admit({ bearer: `sl_${newSecret()}`, session });

    assert.equal(byToken?.authority.kind, 'integration');
    assert.equal(byToken?.csrfToken, undefined);
    assert.equal(byBoth, undefined);
  });

  test('a token may do what its scopes name, of what its role holds, at its client', async () => {
    const desk = await openIdentityDesk();
    const client = '11111111-1111-4111-8111-111111111111';
    const { token } = await desk.asDesk(async (work) =>
      issueToken(work, await openIntegration(work, 'Monitor', client), { name: 'Monitor', scopes: ['ticket.open'] }),
    );

    const authority = (await desk.door.byToken(token)) ?? assert.fail('The token opens the door');

    assert.deepEqual(reachFor(authority, 'ticket.open'), [client]);
    assert.equal(mayUse(authority, 'ticket.read'), false);
    assert.equal(mayUse(authority, 'agent.manage'), false);
  });

  test('a session that lay idle for twelve hours has ended, one in use lives on, and none lives longer than a week', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const idle = await desk.sessionOf(ada.id);
    const used = await desk.sessionOf(ada.id);
    const lives: boolean[] = [];

    for (let hours = 0; hours < 7 * 24; hours += 11) {
      lives.push((await desk.otherNode.door.bySession(used)) !== undefined);
      desk.clock.moveBy({ hours: 11 });
      desk.otherNode.elapse(5_000);
    }

    assert.ok(lives.every(Boolean));
    assert.equal(await desk.otherNode.door.bySession(used), undefined);
    assert.equal(await desk.otherNode.door.bySession(idle), undefined);
  });

  test('a session known a moment ago still ends on time', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const session = await desk.sessionOf(ada.id);
    assert.ok(await desk.otherNode.door.bySession(session));

    desk.clock.moveBy({ hours: 12 });

    assert.equal(await desk.otherNode.door.bySession(session), undefined);
  });

  test('a token ends with its expiry', async () => {
    const desk = await openIdentityDesk();
    const expiresAt = desk.clock.now().add({ hours: 1 });
    const { token } = await desk.asDesk(async (work) =>
      issueToken(work, await openIntegration(work, 'Monitor', null), { name: 'Monitor', scopes: ['ticket.open'], expiresAt }),
    );
    assert.ok(await desk.door.byToken(token));

    desk.clock.moveBy({ hours: 1 });

    assert.equal(await desk.door.byToken(token), undefined);
  });
});

describe('Whoever loses an access', () => {
  const ends: readonly (readonly [string, (desk: IdentityDesk, accountId: string) => Promise<void>])[] = [
    ['is disabled', (desk, accountId) => desk.asDesk((work) => disableAccount(work, accountId))],
    ['loses a role', (desk, accountId) => desk.asDesk((work) => revokeRole(work, accountId, { clientId: null, role: 'tier1_agent' }))],
    ['gains a role', (desk, accountId) => desk.asDesk((work) => grantRole(work, accountId, { clientId: null, role: 'team_lead' }))],
  ];
  for (const [what, happens] of ends)
    test(`${what}: every session ends at once here, and within five seconds on every other node`, async () => {
      const desk = await openIdentityDesk();
      const ada = await desk.hire('ada');
      const session = await desk.sessionOf(ada.id);
      assert.ok(await desk.door.bySession(session));
      assert.ok(await desk.otherNode.door.bySession(session));

      await happens(desk, ada.id);

      assert.equal(await desk.door.bySession(session), undefined);
      desk.otherNode.elapse(4_999);
      assert.equal(await desk.otherNode.door.bySession(session), undefined);
    });

  test('an integration whose account is disabled brings its token in vain', async () => {
    const desk = await openIdentityDesk();
    await administrator(desk);
    const { token, accountId } = await desk.asDesk(async (work) => {
      const integration = await openIntegration(work, 'Monitor', null);
      return { ...(await issueToken(work, integration, { name: 'Monitor', scopes: ['ticket.open'] })), accountId: integration };
    });
    assert.ok(await desk.door.byToken(token));
    assert.ok(await desk.otherNode.door.byToken(token));

    await desk.asDesk((work) => disableAccount(work, accountId));

    assert.equal(await desk.door.byToken(token), undefined);
    desk.otherNode.elapse(4_999);
    assert.equal(await desk.otherNode.door.byToken(token), undefined);
  });

  test('a visitor known already costs no question to the database', async () => {
    const desk = await openIdentityDesk();
    const ada = await desk.hire('ada');
    const session = await desk.sessionOf(ada.id);
    await desk.otherNode.door.bySession(session);
    await desk.place.database.sql.deleteFrom('identity.session').where('account_id', '=', ada.id).execute();

    const known = await desk.otherNode.door.bySession(session);

    assert.equal(known?.actor, `agent:${ada.id}`);
  });
});

test('a page’s token belongs to one session, and comparing secrets needs all of them', () => {
  const [one, other] = [newSecret(), newSecret()];

  assert.notEqual(csrfTokenOf(one), csrfTokenOf(other));
  assert.equal(csrfTokenOf(one), csrfTokenOf(one));
  assert.equal(csrfTokenOf(one).includes(one), false);
  assert.equal(sameSecret(one, one), true);
  assert.equal(sameSecret(one.slice(0, 42), one), false);
  assert.equal(sameSecret('', one), false);
});
