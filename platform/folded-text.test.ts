import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldedText, foldedWords, wordBeginnings } from './folded-text.ts';

test('a name is found without its accents and capitals', () => {
  assert.equal(foldedText(' Jürgen ÅSTRÖM '), 'jurgen astrom');
});

test('the words of a name, an address and a number can each be searched', () => {
  assert.deepEqual(foldedWords('Kim O’Neil-Lee kim.lee@northgate.example'), ['kim', 'oneil', 'lee', 'northgate', 'example']);
  assert.deepEqual(foldedWords('+1 (555) 0100'), ['1', '555', '0100']);
});

test('nothing that PostgreSQL would read as a pattern comes out of a search', () => {
  assert.deepEqual(wordBeginnings('50%_off \\'), ['% 50%', '% off%']);
});
