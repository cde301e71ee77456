import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateOver, estimateUnder, type OverCounter, type OverEvidence, overEvidence, signsOf, type UnderEvidence } from './fit.ts';

const table: readonly (readonly [string, readonly OverEvidence[], readonly OverCounter[], boolean])[] = [
  ['nothing speaks for it', [], [], false],
  ['one sign is chance', ['quickly_resolved'], [], false],
  ['two signs are enough', ['quickly_resolved', 'tier1_resolves_alike'], [], true],
  [
    'whatever speaks for it, what went on to Tier 3 was none of Tier 1’s',
    ['quickly_resolved', 'no_criterion', 'returned_before'],
    ['went_further'],
    false,
  ],
  ['a right that Tier 1 lacks decides', ['quickly_resolved', 'nothing_tried_above'], ['right_lacking'], false],
];

for (const [what, signs, against, expected] of table)
  test(`whether Tier 1 could have: ${what}`, () => {
    assert.deepEqual(estimateOver(signs, against), { estimated: expected, evidence: signs, against });
  });

for (const [signs, expected] of [
  [[], false],
  [['breached'], true],
  [['steps_exhausted', 'reopened'], true],
] as const satisfies readonly (readonly [readonly UnderEvidence[], boolean])[])
  test(`a ticket that Tier 1 kept ${expected ? 'should have gone up' : 'was rightly kept'} with ${signs.join(' and ') || 'no sign'}`, () => {
    assert.equal(estimateUnder(signs).estimated, expected);
  });

test('signs are told in the order of their names, not in that of a row', () => {
  const row = {
    nothing_tried_above: true,
    quickly_resolved: true,
    no_criterion: false,
    returned_before: false,
    tier1_resolves_alike: false,
  };

  assert.deepEqual(signsOf(overEvidence.options, row), ['quickly_resolved', 'nothing_tried_above']);
});
