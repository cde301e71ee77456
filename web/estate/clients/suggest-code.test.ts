import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestCode } from './suggest-code.ts';

test('a client’s code is suggested from its name', () => {
  assert.equal(suggestCode('Northgate Credit Union'), 'NCU');
  assert.equal(suggestCode('Harbor'), 'HARB');
  assert.equal(suggestCode('Müller & Söhne'), 'MS');
});

test('a name that gives no code suggests none', () => {
  assert.equal(suggestCode('3 Ways'), '');
  assert.equal(suggestCode(''), '');
});
