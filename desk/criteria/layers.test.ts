import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inForceFor, type Layer } from './layers.ts';
import { type CriterionTerms, criterionTerms, faultsOf } from './rules.ts';

const terms = (criterion: string, words: string, off = false): CriterionTerms =>
  criterionTerms.parse({ criterion, words, question: 'Please look', fromTiers: [1], checks: [{ kind: 'access' }], off });
const layer = (clientId: string | null, categoryId: string | null, version: number, ...criteria: CriterionTerms[]): Layer => ({
  clientId,
  categoryId,
  version,
  criteria,
});

const layers = [
  layer(null, null, 4, terms('access', 'desk'), terms('pattern', 'desk')),
  layer('northgate', null, 2, terms('pattern', 'client'), terms('payroll_week', 'client')),
  layer('northgate', 'network', 1, terms('access', 'network', true)),
  layer('northgate', 'vpn', 7, terms('payroll_week', 'vpn')),
  layer('harbor', null, 9, terms('access', 'harbor')),
];
const said = (clientId: string, ...categoryPath: string[]) =>
  inForceFor(layers, { clientId, categoryPath }).map(({ criterion, words, layer: where, version }) => [criterion, words, where, version]);

describe('Which criteria count', () => {
  test('where nobody nearer says anything, the installation’s', () => {
    assert.deepEqual(said('alder'), [
      ['access', 'desk', 'installation', 4],
      ['pattern', 'desk', 'installation', 4],
    ]);
  });

  test('a client changes one, adds one, and keeps the others; another client’s are not its', () => {
    assert.deepEqual(said('northgate'), [
      ['access', 'desk', 'installation', 4],
      ['pattern', 'client', 'client', 2],
      ['payroll_week', 'client', 'client', 2],
    ]);
  });

  test('a category comes before the client, its own before its parent’s, and may switch one off', () => {
    assert.deepEqual(said('northgate', 'vpn', 'network'), [
      ['pattern', 'client', 'client', 2],
      ['payroll_week', 'vpn', 'category', 7],
    ]);
  });
});

describe('What cannot be published', () => {
  const faults = (...criteria: CriterionTerms[]) => faultsOf(criteria).map(({ pointer }) => pointer);
  const checked = (...checks: CriterionTerms['checks']) => ({ ...terms('own', 'words'), checks });

  test('a name that means that none is met, and a name twice', () => {
    assert.deepEqual(faults(terms('none', 'a'), terms('own', 'b'), terms('own', 'c')), [
      '#/criteria/0/criterion',
      '#/criteria/2/criterion',
    ]);
  });

  test('a check that always holds, and one that holds only after the breach', () => {
    const always = checked({ kind: 'ticket', priorities: [] });
    const never = checked({ kind: 'access' }, { kind: 'clock_left', percent: 0, minutes: 0 });

    assert.deepEqual(faults(always), ['#/criteria/0/checks/0']);
    assert.deepEqual(faults(never), ['#/criteria/0/checks/1']);
    assert.deepEqual(faults(checked({ kind: 'ticket', vip: true }, { kind: 'clock_left', percent: 1, minutes: 0 })), []);
  });

  test('a check that is none of the catalogue is not even read', () => {
    for (const check of [{ kind: 'javascript', code: '1' }, { kind: 'access', code: '1' }, { kind: 'people', people: 1 }, 'true'])
      assert.equal(criterionTerms.safeParse({ ...terms('own', 'words'), checks: [check] }).success, false, JSON.stringify(check));
    for (const name of ['Own', 'own criterion', '__proto__', 'own_', '1own', ''])
      assert.equal(criterionTerms.safeParse({ ...terms('own', 'words'), criterion: name }).success, false, name);
  });
});
