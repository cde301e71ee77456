import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultsOf, progressOf, type StepsVersion, stepsFor } from './rules.ts';

const at = (day: number) => Temporal.Instant.from(`2026-03-0${day}T09:00:00Z`);
const list = (clientId: string | null, categoryId: string, version: number, day: number, ...actions: string[]): StepsVersion => ({
  clientId,
  categoryId,
  version,
  publishedAt: at(day),
  steps: actions.map((action) => ({ standardStepId: action, action, expected: 'It prints' })),
});
const versions = [
  list(null, 'hardware', 1, 1, 'power'),
  list(null, 'printer', 1, 2, 'toner'),
  list(null, 'printer', 2, 4, 'toner', 'spooler'),
  list('northgate', 'printer', 1, 3, 'call the vendor'),
  list('northgate', 'printer', 2, 6),
];

describe('Which standard steps count', () => {
  const said = (clientId: string, day: number, ...categoryPath: string[]) =>
    stepsFor(versions, { clientId, categoryPath }, at(day))?.steps.map(({ action }) => action);

  test('of the category before its parent, as they were at that instant', () => {
    assert.deepEqual(said('harbor', 1, 'printer', 'hardware'), ['power']);
    assert.deepEqual(said('harbor', 2, 'printer', 'hardware'), ['toner']);
    assert.deepEqual(said('harbor', 5, 'printer', 'hardware'), ['toner', 'spooler']);
  });

  test('the client’s before the desk’s, until the client’s have none any more', () => {
    assert.deepEqual(said('northgate', 5, 'printer', 'hardware'), ['call the vendor']);
    assert.deepEqual(said('northgate', 6, 'printer', 'hardware'), ['toner', 'spooler']);
  });

  test('none where no category on the way has any', () => {
    assert.equal(said('harbor', 5, 'mail'), undefined);
    assert.equal(said('harbor', 5), undefined);
  });
});

test('a step that was skipped counts, tried twice it counts once, and one of another list does not', () => {
  const tried = (standardStepId: string | null, outcome: 'did_not_work' | 'skipped') => ({ standardStepId, outcome });
  const [, , steps] = versions;
  assert.ok(steps);

  const half = progressOf(steps, [
    tried('toner', 'skipped'),
    tried('toner', 'did_not_work'),
    tried('power', 'skipped'),
    tried(null, 'skipped'),
  ]);

  assert.deepEqual(half, { version: 2, of: 2, done: 1, open: ['spooler'] });
});

test('the same step twice is refused where it is', () => {
  const faults = faultsOf([{ action: 'Toner' }, { action: 'toner' }, { action: 'Power' }], ['a', 'b', 'a']);

  assert.deepEqual(
    faults.map(({ pointer }) => pointer),
    ['#/steps/1/action', '#/steps/2/standardStepId'],
  );
});
