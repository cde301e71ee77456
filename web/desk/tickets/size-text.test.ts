import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sizeText } from './size-text.ts';

test('file sizes are told as people say them', () => {
  assert.equal(sizeText(0, 'en'), '0 byte');
  assert.equal(sizeText(1_400_000, 'en'), '1.4 MB');
  assert.equal(sizeText(999, 'en'), '999 byte');
  assert.equal(sizeText(5_000_000_000_000, 'en'), '5,000 GB');
});
