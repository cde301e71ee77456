import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staged } from './staging.ts';

test('nothing waits when the list stands as it did', () => {
  assert.deepEqual(staged(['a', 'b', 'c'], ['a', 'b', 'c'], true), { added: 0, moved: 0 });
});

test('one ticket that became urgent is one that moved, not a list turned over', () => {
  assert.deepEqual(staged(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'], true), { added: 0, moved: 1 });
});

test('a ticket somebody took away is told, a ticket further down is not', () => {
  assert.deepEqual(staged(['a', 'b', 'c'], ['a', 'c'], true), { added: 0, moved: 1 });
  assert.deepEqual(staged(['a', 'b', 'c'], ['a', 'b'], false), { added: 0, moved: 0 });
});

test('new tickets are counted apart from moved ones', () => {
  assert.deepEqual(staged(['a', 'b'], ['x', 'b', 'y', 'a'], true), { added: 2, moved: 1 });
});
