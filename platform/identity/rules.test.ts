import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Refused } from '../refusal.ts';
import { type AccountKind, checkNewPassword, checkRole, checkScopes, isDeskAdministrator } from './rules.ts';

function refusedWith(run: () => void): Readonly<Record<string, unknown>> | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof Refused) return error.facts;
    throw error;
  }
  return undefined;
}

describe('A new password', () => {
  for (const [password, reason] of [
    ['elevenchars', 'too_short'],
    ['äöüäöüäöüäö', 'too_short'],
    ['x1'.repeat(101), 'too_long'],
    ['Ada.Lovelace@Secondline.example', 'is_email'],
    ['ADA.LOVELACE', 'is_email'],
    ['aaaaaaaaaaaaaa', 'repeats'],
    ['abcabcabcabcab', 'repeats'],
    ['Password2026!', 'common'],
    ['secondline-12345', 'common'],
    ['123456789012', 'common'],
    ['abcdefghijklm', 'common'],
  ] as const) {
    test(`is refused when it is ${reason}: ${password.slice(0, 32)}`, () => {
      assert.deepEqual(
        refusedWith(() => checkNewPassword(password, 'ada.lovelace@secondline.example')),
        { reason },
      );
    });
  }

  for (const password of ['correct horse battery', 'zwölf Zeichen', '🐎🔋📎🪢🐙🦑🐡🐳🐚🦞🪸🐠', 'tr0ub4dor&3-and-more'])
    test(`is taken when it is long and not guessed at once: ${password}`, () => {
      assert.equal(
        refusedWith(() => checkNewPassword(password, 'ada.lovelace@secondline.example')),
        undefined,
      );
    });
});

describe('A role', () => {
  const northgate = '11111111-1111-4111-8111-111111111111';
  const harbor = '22222222-2222-4222-8222-222222222222';
  const account = (kind: AccountKind) => ({ kind, clientId: kind === 'requester' ? northgate : null });

  test('of an agent never makes a requester of them, nor the other way round', () => {
    assert.ok(refusedWith(() => checkRole(account('agent'), { role: 'requester', clientId: northgate })));
    assert.ok(refusedWith(() => checkRole(account('requester'), { role: 'desk_admin', clientId: northgate })));
    assert.equal(
      refusedWith(() => checkRole(account('agent'), { role: 'team_lead', clientId: null })),
      undefined,
    );
  });

  test('of a requester holds at their own client only', () => {
    assert.ok(refusedWith(() => checkRole(account('requester'), { role: 'requester', clientId: harbor })));
    assert.ok(refusedWith(() => checkRole(account('requester'), { role: 'requester_manager', clientId: null })));
    assert.equal(
      refusedWith(() => checkRole(account('requester'), { role: 'requester_manager', clientId: northgate })),
      undefined,
    );
  });

  test('of an integration is integration and nothing else', () => {
    assert.ok(refusedWith(() => checkRole(account('integration'), { role: 'desk_admin', clientId: null })));
    assert.ok(refusedWith(() => checkRole(account('agent'), { role: 'integration', clientId: null })));
  });

  test('makes an administrator of the desk only for all clients', () => {
    assert.equal(isDeskAdministrator([{ role: 'desk_admin', clientId: northgate }]), false);
    assert.equal(isDeskAdministrator([{ role: 'desk_admin', clientId: null }]), true);
  });
});

test('a token’s scopes stay within what an integration may do', () => {
  assert.deepEqual(
    refusedWith(() => checkScopes(['ticket.open', 'agent.manage', 'token.manage'])),
    { scopes: ['agent.manage', 'token.manage'] },
  );
  assert.equal(
    refusedWith(() => checkScopes(['ticket.open', 'ticket.read'])),
    undefined,
  );
});
