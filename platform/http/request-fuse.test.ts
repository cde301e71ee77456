import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestFuse } from './request-fuse.ts';

test('a program gone wild is stopped for the rest of its minute, and others are not', () => {
  let milliseconds = 0;
  const fuse = requestFuse(2, () => milliseconds);
  fuse('10.0.0.1');
  fuse('10.0.0.1');
  milliseconds = 15_000;

  const wild = fuse('10.0.0.1');

  assert.equal(wild, 45);
  assert.equal(fuse('10.0.0.2'), undefined);
});

test('in the next minute it may go on', () => {
  let milliseconds = 0;
  const fuse = requestFuse(1, () => milliseconds);
  fuse('10.0.0.1');
  fuse('10.0.0.1');
  milliseconds = 60_000;

  const again = fuse('10.0.0.1');

  assert.equal(again, undefined);
});
