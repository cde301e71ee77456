import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

test('a slip of the finger finds the word that was meant', () => {
  assert.equal(nearest('strat', ['start', 'report', 'verify']), 'start');
});

test('a word that is like none finds none', () => {
  assert.equal(nearest('coffee', ['start', 'report', 'verify']), undefined);
});
