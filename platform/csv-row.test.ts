import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRow } from './csv-row.ts';

test('a row is told as RFC 4180 has it: quoted where it must be, quotes doubled, lines ended by CR LF', () => {
  assert.equal(csvRow(['INC-1', 'Slow, says "Kim"', 3_600, null, 'two\nlines']), 'INC-1,"Slow, says ""Kim""",3600,,"two\nlines"\r\n');
});

/** What a spreadsheet would run. */
const formulas = [
  '=1+1',
  '+1',
  "-1+cmd|' /C calc'!A0",
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '=HYPERLINK("http://evil.example","Click")',
];

for (const text of formulas) {
  test(`${JSON.stringify(text)} stays words`, () => {
    const [[cell] = []] = parse(csvRow([text])) as string[][];

    assert.equal(cell, `'${text}`);
  });
}

test('a number stays a number, a negative one too, and a day is no formula', () => {
  assert.equal(csvRow([-5, '2026-03-02T09:00:00Z', 'a-b', 'x@y']), '-5,2026-03-02T09:00:00Z,a-b,x@y\r\n');
});

test('whatever was written comes back whole from any reader of CSV', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (cells) => {
      const [read = []] = parse(csvRow(cells), { relax_column_count: true }) as string[][];

      assert.deepEqual(
        read.map((cell, index) => (cell === cells[index] ? cell : cell.slice(1))),
        cells,
      );
    }),
    { numRuns: 300 },
  );
});
