import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerOf, faultsOf, type MappedSystem } from './rules.ts';

const unlock = { actionId: 'a', name: 'Unlock accounts', tiers: [2, 3] as (2 | 3)[], agentIds: ['priya'] };
const desks: MappedSystem = { clientId: null, name: 'Active Directory', owner: 'Identity team', actions: [unlock] };
const northgates: MappedSystem = { ...desks, clientId: 'northgate', owner: 'Northgate IT', actions: [{ ...unlock, tiers: [1] }] };
const asked = { system: 'active directory ', right: 'UNLOCK accounts' };

describe('What the map says', () => {
  const cases = [
    ['a tier that may', [desks], { tier: 2, agentId: undefined }, { says: 'allowed', owner: 'Identity team' }],
    ['a tier that may not', [desks], { tier: 1, agentId: 'ada' }, { says: 'lacking', owner: 'Identity team' }],
    ['somebody named', [desks], { tier: 1, agentId: 'priya' }, { says: 'allowed', owner: 'Identity team' }],
    ['the client’s own first', [desks, northgates], { tier: 1, agentId: undefined }, { says: 'allowed', owner: 'Northgate IT' }],
    ['a system that is not on it', [], { tier: 1, agentId: undefined }, { says: 'not_on_map', owner: null }],
  ] as const;
  for (const [name, systems, asker, answer] of cases) test(name, () => assert.deepEqual(answerOf(systems, asked, asker), answer));

  test('a right that is not on it still has the system’s owner', () => {
    const answer = answerOf([desks], { ...asked, right: 'Delete accounts' }, { tier: 3, agentId: undefined });

    assert.deepEqual(answer, { says: 'not_on_map', owner: 'Identity team' });
  });
});

test('an action twice, and a tier twice, are refused where they are', () => {
  const faults = faultsOf([
    { name: 'Unlock', tiers: [1, 1] },
    { name: 'unlock', tiers: [] },
  ]);

  assert.deepEqual(
    faults.map(({ pointer }) => pointer),
    ['#/actions/0/tiers', '#/actions/1/name'],
  );
});
