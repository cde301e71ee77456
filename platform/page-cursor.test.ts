import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { cutPage, decodeCursor, encodeCursor, textAndId } from './page-cursor.ts';
import { Refused } from './refusal.ts';

const id = '019329c8-0000-7000-8000-000000000001';
const pointersOf = (error: unknown) =>
  error instanceof Refused ? (error.facts.errors as readonly { readonly pointer: string }[]).map(({ pointer }) => pointer) : [];
const isInputInvalid = (error: unknown): boolean => error instanceof Refused && error.kind.code === 'input-invalid';

test('the next page begins where the last one ended, whatever letters a name has', () => {
  const cursor = encodeCursor(['Žofie O’Neil', id]);

  const key = decodeCursor(textAndId, cursor);

  assert.deepEqual(key, ['Žofie O’Neil', id]);
});

test('the first page needs no cursor', () => {
  assert.equal(decodeCursor(textAndId, undefined), undefined);
});

test('a cursor that somebody made up, cut or took from another list is refused', () => {
  const other = encodeCursor([7]);

  for (const cursor of ['', 'nonsense', other, encodeCursor(['name', id]).slice(0, -4)])
    assert.throws(
      () => decodeCursor(textAndId, cursor),
      (error) => isInputInvalid(error) && pointersOf(error).join() === '#/cursor',
    );
});

test('a full page with nothing behind it says that it is the last', () => {
  const page = cutPage([1, 2], 2, { keyOf: (row) => row, shape: (row) => row });

  assert.deepEqual(page, { items: [1, 2], nextCursor: null });
});

test('a page with more behind it holds the limit and says where to go on', () => {
  const page = cutPage([1, 2, 3], 2, { keyOf: (row) => row, shape: (row) => row * 10 });

  assert.deepEqual(page.items, [10, 20]);
  assert.equal(decodeCursor(z.number(), page.nextCursor ?? undefined), 2);
});
