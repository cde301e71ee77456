import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { anonymousAuthority, type Grant, systemAuthority } from '../authority.ts';
import type { Permission } from '../permissions.ts';
import { authorityOf, covers, mayUse, permissionsByClient, reachFor } from './reach.ts';

const northgate = '11111111-1111-4111-8111-111111111111';
const harbor = '22222222-2222-4222-8222-222222222222';
const finance = '33333333-3333-4333-8333-333333333333';
const accountId = '44444444-4444-4444-8444-444444444444';

const agent = (grants: readonly Grant[], scopes?: readonly Permission[]) =>
  authorityOf({ accountId, kind: scopes === undefined ? 'agent' : 'integration', departmentId: null, grants }, scopes);

describe('How far somebody reaches', () => {
  test('a grant at one client never opens another', () => {
    const ada = agent([
      { clientId: northgate, role: 'desk_admin' },
      { clientId: harbor, role: 'auditor' },
    ]);

    assert.deepEqual(reachFor(ada, 'ticket.work'), [northgate]);
    assert.deepEqual(reachFor(ada, 'ticket.read'), [northgate, harbor]);
  });

  test('a role for all clients reaches all, and only for what it holds', () => {
    const auditor = agent([{ clientId: null, role: 'auditor' }]);

    assert.equal(reachFor(auditor, 'ticket.read'), '*');
    assert.deepEqual(reachFor(auditor, 'ticket.work'), []);
    assert.equal(mayUse(auditor, 'ticket.work'), false);
  });

  test('scopes narrow what the role would allow and never widen it', () => {
    const token = agent([{ clientId: northgate, role: 'integration' }], ['ticket.open', 'agent.manage']);

    assert.deepEqual(reachFor(token, 'ticket.open'), [northgate]);
    assert.deepEqual(reachFor(token, 'ticket.read'), []);
    assert.deepEqual(reachFor(token, 'agent.manage'), []);
  });

  test('the system reaches every client and nobody reaches none', () => {
    assert.equal(reachFor(systemAuthority, 'ticket.read'), '*');
    assert.deepEqual(reachFor(anonymousAuthority, 'ticket.read'), []);
    assert.equal(mayUse(anonymousAuthority, 'signed_in'), false);
    assert.equal(mayUse(anonymousAuthority, 'public'), true);
  });

  test('only for all clients covers all clients', () => {
    assert.equal(covers('*', null), true);
    assert.equal(covers([northgate], null), false);
    assert.equal(covers([northgate], harbor), false);
  });
});

describe('A requester', () => {
  const requester = (role: 'requester' | 'requester_manager') =>
    authorityOf({ accountId, kind: 'requester', departmentId: finance, grants: [{ clientId: northgate, role }] });

  test('carries their own id, so that the database shows their side only', () => {
    assert.equal(requester('requester').requesterId, accountId);
    assert.equal(requester('requester').departmentId, undefined);
  });

  test('sees the department only as its manager', () => {
    assert.equal(requester('requester_manager').departmentId, finance);
  });
});

test('a screen learns per client what to show', () => {
  const ada = agent([
    { clientId: northgate, role: 'tier1_agent' },
    { clientId: northgate, role: 'auditor' },
    { clientId: null, role: 'auditor' },
  ]);

  const shown = permissionsByClient(ada);

  assert.deepEqual(
    shown.map(({ clientId }) => clientId),
    [northgate, null],
  );
  assert.ok(shown[0]?.permissions.includes('ticket.work'));
  assert.equal(shown[1]?.permissions.includes('ticket.work'), false);
});
