import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryOf, wordsToFind } from './words.ts';

test('a ticket is found by the words of its title and by either system’s reference', () => {
  const words = wordsToFind({ title: 'Müller: printer, printer!', reference: 'INC-10421', externalReference: 'SNOW/INC0000045' });

  assert.deepEqual(words, ['muller', 'printer', 'snow', 'inc0000045', 'inc10421', '10421']);
});

test('what is typed is words and nothing else, each the beginning of one', () => {
  assert.equal(queryOf("print' | !floor:*"), "'print':* & 'floor':*");
  assert.equal(queryOf('inc-10421'), "'inc10421':*");
  assert.equal(queryOf('REQ10421 Printer'), "'req10421':* & 'printer':*");
  assert.equal(queryOf('KB-5001'), "'kb':* & '5001':*");
  assert.equal(queryOf('?! –'), undefined);
  assert.equal(queryOf(Array.from({ length: 20 }, (_, index) => `w${index}`).join(' '))?.split(' & ').length, 8);
});
