import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockText, exactText } from './durations.ts';

test('a technician reads hours and minutes at a glance', () => {
  assert.equal(clockText(6_120), '1:42');
  assert.equal(clockText(540 + 59), '0:09');
  assert.equal(clockText(400 * 3_600), '400:00');
});

test('what is overdue carries its sign, so that color is not needed', () => {
  assert.equal(clockText(-720), '−0:12');
  assert.equal(clockText(-1), '−0:00');
});

test('a statement is read to the second', () => {
  assert.equal(exactText(14_107), '3:55:07');
  assert.equal(exactText(-61), '−0:01:01');
});
