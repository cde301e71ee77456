import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dragged, gripAt, minuteAt } from './week-drag.ts';

const hour = 60;

test('a place on the bar is a quarter of an hour of the day, and never outside it', () => {
  assert.deepEqual([-0.2, 0, 0.376, 0.5, 1, 1.3].map(minuteAt), [0, 0, 9 * hour, 12 * hour, 24 * hour, 24 * hour]);
});

for (const [what, before, from, to, after] of [
  ['a closed day gets a span', '', 9 * hour, 17 * hour, '09:00–17:00'],
  ['drawn backward it is the same', '', 17 * hour, 9 * hour, '09:00–17:00'],
  ['another one stands beside it', '09:00–12:00', 13 * hour, 17 * hour, '09:00–12:00, 13:00–17:00'],
  ['what touches or overlaps is one', '09:00–12:00, 13:00–17:00', 12.5 * hour, 14 * hour, '09:00–12:00, 12:30–17:00'],
  ['a click alone draws nothing', '09:00–12:00', 14 * hour, 14 * hour, '09:00–12:00'],
  ['a night stays', '22:00–06:00', 9 * hour, 12 * hour, '09:00–12:00, 22:00–06:00'],
  ['a text that cannot be read is left alone', 'from nine', 9 * hour, 12 * hour, 'from nine'],
] as const)
  test(`where nothing is, a new span is drawn: ${what}`, () => {
    assert.equal(dragged(before, { what: 'new', anchor: from }, to), after);
  });

for (const [what, before, at, to, after] of [
  ['its beginning', '09:00–17:00', 9 * hour, 8.5 * hour, '08:30–17:00'],
  ['its end', '09:00–17:00', 17 * hour, 18 * hour, '09:00–18:00'],
  ['its end into the next span, and the two are one', '09:00–12:00, 13:00–17:00', 12 * hour, 14 * hour, '09:00–17:00'],
  ['its end to its beginning, and it is gone', '09:00–12:00, 13:00–17:00', 12 * hour, 8 * hour, '13:00–17:00'],
  ['the beginning of a night', '22:00–06:00', 22 * hour, 20 * hour, '20:00–06:00'],
  ['the beginning of a night, but not before its end', '22:00–06:00', 22 * hour, 5 * hour, '22:00–06:00'],
  ['the end of the day', '18:00–24:00', 24 * hour, 22 * hour, '18:00–22:00'],
] as const)
  test(`an end of a span is taken hold of: ${what}`, () => {
    const grip = gripAt(before, at, 20);

    assert.notEqual(grip.what, 'new');
    assert.equal(dragged(before, grip, to), after);
  });

test('the nearer end is taken, and further away a new span begins', () => {
  assert.deepEqual(gripAt('09:00–12:00, 12:30–17:00', 12 * hour + 25, 30), { what: 'from', at: 1 });
  assert.deepEqual(gripAt('09:00–12:00', 10.5 * hour, 20), { what: 'new', anchor: 10.5 * hour });
});
