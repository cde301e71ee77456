import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLateHandoff, type KeptMedian, needFrom } from './need.ts';

const hour = 3_600;
const ofCategory: KeptMedian = { priority: null, tickets: 40, medianSeconds: 3 * hour };
const ofPriority = (tickets: number): KeptMedian => ({ priority: 2, tickets, medianSeconds: 2 * hour });

test('tickets of the same category and priority say how long it takes; fewer than eight of them leave it to the category', () => {
  assert.deepEqual(needFrom([ofCategory, ofPriority(8)], 2), { medianSeconds: 2 * hour, tickets: 8, basis: 'category_and_priority' });
  assert.deepEqual(needFrom([ofCategory, ofPriority(7)], 2), { medianSeconds: 3 * hour, tickets: 40, basis: 'category' });
  assert.deepEqual(needFrom([ofCategory, ofPriority(8)], 1), { medianSeconds: 3 * hour, tickets: 40, basis: 'category' });
});

test('with fewer than eight tickets of the category nothing is said', () => {
  assert.equal(needFrom([{ ...ofCategory, tickets: 7 }], 2), null);
  assert.equal(needFrom([], 2), null);
});

test('a hand-over is late when less is left than the receiving tier takes, to the second', () => {
  const need = needFrom([ofCategory], 2);

  const verdicts = [3 * hour, 3 * hour - 1, 0, -hour].map((secondsLeft) => isLateHandoff(secondsLeft, need));

  assert.deepEqual(verdicts, [false, true, true, true]);
});

test('nobody is blamed for what nobody knows: without a median or a clock the hand-over is neither late nor in time', () => {
  assert.equal(isLateHandoff(-hour, null), null);
  assert.equal(isLateHandoff(undefined, needFrom([ofCategory], 2)), null);
});
