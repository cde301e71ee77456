import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOrNone, extended, mostChosen, nothingChosen, toggled } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const chosen = (selection: { readonly chosen: ReadonlySet<string> }) => [...selection.chosen].sort();

test('a ticket is chosen and let go by the same touch', () => {
  const once = toggled(nothingChosen, 'b');

  assert.deepEqual([chosen(once), chosen(toggled(once, 'b'))], [['b'], []]);
});

test('a range goes from the last one touched to this one, whichever stands first, and keeps what was chosen', () => {
  const down = extended(toggled(nothingChosen, 'b'), 'd', order);
  const up = extended(toggled(toggled(nothingChosen, 'e'), 'c'), 'a', order);

  assert.deepEqual(
    [chosen(down), chosen(up)],
    [
      ['b', 'c', 'd'],
      ['a', 'b', 'c', 'e'],
    ],
  );
});

test('a range without a beginning, or from one that has left the list, is the one ticket', () => {
  assert.deepEqual(chosen(extended(nothingChosen, 'c', order)), ['c']);
  assert.deepEqual(chosen(extended(toggled(nothingChosen, 'gone'), 'c', order)), ['c', 'gone']);
});

test('all are chosen, then none; never more than can be taken back', () => {
  const many = Array.from({ length: mostChosen + 10 }, (_, at) => `ticket ${at}`);
  const all = allOrNone(nothingChosen, order);

  assert.deepEqual([chosen(all), chosen(allOrNone(all, order))], [order, []]);
  assert.equal(allOrNone(nothingChosen, many).chosen.size, mostChosen);
  assert.equal(toggled(allOrNone(nothingChosen, many), 'one more').chosen.size, mostChosen);
});
