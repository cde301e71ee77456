import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AgreementTerms, agreementTerms, defaultWarnings, faultsOf, term } from './rules.ts';

const calendarId = '0198c1d2-0000-7000-8000-000000000001';
const standard: AgreementTerms = {
  name: 'Standard',
  kind: 'sla',
  scope: {},
  calendarId,
  terms: ([1, 2, 3, 4] as const).map((priority) => ({ priority, responseMinutes: 30, resolutionMinutes: 480 })),
  warnings: [...defaultWarnings],
  pauses: [],
  reopenWorkingDays: 10,
};
const faults = (fields: Partial<AgreementTerms>) => faultsOf({ ...standard, ...fields }).map(({ pointer }) => pointer);

describe('An agreement', () => {
  test('that promises something for every priority has no faults', () => {
    assert.deepEqual(faults({}), []);
  });

  test('of the client that forgets a priority says which one', () => {
    const [fault] = faultsOf({ ...standard, terms: standard.terms.filter(({ priority }) => priority !== 3) });

    assert.match(fault?.detail ?? '', /P3/);
  });

  test('whose only row for a priority wants more than the priority has no row to fall back on', () => {
    const terms = standard.terms.map((row) => (row.priority === 2 ? { ...row, vip: true as const } : row));

    assert.deepEqual(faults({ terms }), ['#/terms']);
  });

  test('with two rows of the same conditions cannot tell them apart', () => {
    assert.deepEqual(faults({ terms: [...standard.terms, { priority: 4, resolutionMinutes: 9 }] }), ['#/terms/4']);
  });

  for (const [kind, scope, right] of [
    ['sla', { tier: 2 }, false],
    ['ola', {}, false],
    ['ola', { tier: 2 }, true],
    ['ola', { tier: 2, teamId: calendarId }, false],
    ['ola', { supplier: 'Contoso' }, false],
    ['underpinning', { supplier: 'Contoso' }, true],
    ['underpinning', { tier: 1 }, false],
  ] as const)
    test(`${kind} with the scope ${JSON.stringify(scope)} is ${right ? 'right' : 'refused'}`, () => {
      const terms = [{ resolutionMinutes: 60 }];

      assert.deepEqual(faults({ kind, scope, ...(kind !== 'sla' && { terms }) }), right ? [] : ['#/scope']);
    });

  test('names thresholds once each, the smallest first', () => {
    assert.deepEqual(
      faults({
        warnings: [
          { percent: 75, to: ['assignee'] },
          { percent: 50, to: ['assignee'] },
        ],
      }),
      ['#/warnings/1/percent'],
    );
    assert.deepEqual(
      faults({
        warnings: [
          { percent: 75, to: ['assignee'] },
          { percent: 75, to: ['team_lead'] },
        ],
      }),
      ['#/warnings/1/percent'],
    );
  });

  test('names each reason to pause once, and only the client’s clock can pause', () => {
    const pauses = [{ reason: 'requester', mostMinutes: 60 } as const, { reason: 'requester', mostMinutes: 30 } as const];

    assert.deepEqual(faults({ pauses }), ['#/pauses/1/reason']);
    assert.deepEqual(faults({ kind: 'ola', scope: { tier: 1 }, terms: [{ resolutionMinutes: 60 }], pauses: pauses.slice(0, 1) }), [
      '#/pauses',
    ]);
  });

  test('of a supplier or a tier promises only what these are measured by', () => {
    assert.deepEqual(faults({ kind: 'underpinning', scope: { supplier: 'Contoso' }, terms: [{ responseMinutes: 5 }] }), ['#/terms/0']);
    assert.deepEqual(faults({ kind: 'ola', scope: { tier: 2 }, terms: [{ workaroundMinutes: 5 }] }), ['#/terms/0']);
  });
});

describe('A row of an agreement', () => {
  for (const [what, row] of [
    ['promises nothing', { priority: 1 }],
    ['promises less than a minute', { priority: 1, resolutionMinutes: 0 }],
    ['promises a negative time', { priority: 1, resolutionMinutes: -5 }],
    ['promises longer than a year', { priority: 1, resolutionMinutes: 600_000 }],
    ['promises the answer later than the end', { priority: 1, responseMinutes: 90, resolutionMinutes: 60 }],
    ['promises half a minute', { priority: 1, resolutionMinutes: 0.5 }],
    ['knows a fifth priority', { priority: 5, resolutionMinutes: 5 }],
  ] as const)
    test(`that ${what} is refused`, () => {
      assert.equal(term.safeParse(row).success, false);
    });

  test('of an agreement with a word too many is refused', () => {
    assert.equal(agreementTerms.safeParse({ ...standard, penalty: 5 }).success, false);
  });
});
