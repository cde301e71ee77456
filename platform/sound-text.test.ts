import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginningOf, isSound } from './sound-text.ts';

test('text that no database keeps is found wherever it stands', () => {
  for (const broken of ['\0', 'a\0b', '\ud800', 'x\udfff', ['\0'], { a: { '\0': 1 } }, { a: [{ b: '\ud83d' }] }])
    assert.equal(isSound(broken), false, JSON.stringify(broken));
  for (const sound of ['', 'plain', '\u{1F4A5}', '\uFFFD', null, 1, { a: ['b', { c: 'd' }] }]) assert.equal(isSound(sound), true);
});

test('a beginning never ends in half of a character', () => {
  assert.equal(beginningOf('ab\u{1F4A5}c', 3), 'ab');
  assert.equal(beginningOf('ab\u{1F4A5}c', 4), 'ab\u{1F4A5}');
  assert.equal(beginningOf('abc', 3), 'abc');
});
