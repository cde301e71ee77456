import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, spansOf, spansText, weekOf, weekText } from './week-text.ts';

for (const [typed, spans] of [
  ['09:00–17:00', [['09:00', '17:00']]],
  ['9-17', [['09:00', '17:00']]],
  [
    '9:30 - 12, 13.00–17:15',
    [
      ['09:30', '12:00'],
      ['13:00', '17:15'],
    ],
  ],
  ['22-6', [['22:00', '06:00']]],
  ['0-24', [['00:00', '24:00']]],
  ['', []],
  ['9', undefined],
  ['9-25', undefined],
  ['9-17:60', undefined],
  ['24-6', undefined],
  ['9-12-17', undefined],
  ['from nine', undefined],
] as const) {
  test(`"${typed}" is understood as ${JSON.stringify(spans)}`, () => {
    assert.deepEqual(spansOf(typed), spans);
  });
}

test('what was published stands in the fields, and comes back the same', () => {
  const week = {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    fri: [['22:00', '06:00']],
  } satisfies Record<string, [string, string][]>;

  const text = weekText(week);

  assert.equal(text.mon, '09:00–12:00, 13:00–17:00');
  assert.equal(text.sat, spansText([]));
  assert.deepEqual(weekOf(text), week);
  assert.equal(weekOf({ ...text, sun: 'closed?' }), undefined);
});

test('a night is drawn on its day and on the morning after it', () => {
  const text = { ...weekText({}), sun: '18-6' };

  assert.deepEqual(barsOf(text, 'sun'), [{ from: 75, to: 100 }]);
  assert.deepEqual(barsOf(text, 'mon'), [{ from: 0, to: 25 }]);
});
