import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differentGrants, differentSkills, sameAccess, sameSkills } from './rules.ts';

const everywhere = { role: 'tier2_technician', clientId: null } as const;
const atOne = { role: 'tier2_technician', clientId: '019329c8-0000-7000-8000-000000000001' } as const;

test('a grant named twice is one grant, and one at a client is not one everywhere', () => {
  assert.deepEqual(differentGrants([everywhere, atOne, { ...everywhere }]), [everywhere, atOne]);
});

test('access is the same in whatever order it is named', () => {
  assert.equal(sameAccess([everywhere, atOne], [atOne, everywhere]), true);
  assert.equal(sameAccess([everywhere], [atOne]), false);
  assert.equal(sameAccess([everywhere, atOne], [everywhere]), false);
});

test('a skill named twice has the level named last', () => {
  assert.deepEqual(
    differentSkills([
      { skill: 'DNS', level: 2 },
      { skill: 'dns', level: 4 },
    ]),
    [{ skill: 'dns', level: 4 }],
  );
});

test('another level of a skill is another skill set', () => {
  assert.equal(sameSkills([{ skill: 'DNS', level: 2 }], [{ skill: 'DNS', level: 3 }]), false);
  assert.equal(sameSkills([{ skill: 'DNS', level: 2 }], [{ skill: 'DNS', level: 2 }]), true);
});
