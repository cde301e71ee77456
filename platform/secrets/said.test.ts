import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { changeSaid, said } from './said.ts';

test('texts that people wrote are changed wherever they stand, and nothing else is', () => {
  const schema = z.object({
    id: z.string(),
    body: said(z.string()),
    why: said(z.string()).nullable(),
    packet: z.object({ question: said(z.string()).optional(), count: z.number() }),
    steps: z.array(z.object({ result: said(z.string()).nullable().default(null), at: z.string() })),
    cells: z.record(z.string(), said(z.string())),
  });
  const value = {
    id: 'a',
    body: 'b',
    why: null,
    packet: { question: 'c', count: 1 },
    steps: [{ result: 'd', at: 'e' }],
    cells: { f: 'g' },
  };

  const changed = changeSaid(schema, value, (text) => text.toUpperCase());

  assert.deepEqual(changed, {
    id: 'a',
    body: 'B',
    why: null,
    packet: { question: 'C', count: 1 },
    steps: [{ result: 'D', at: 'e' }],
    cells: { f: 'G' },
  });
});

test('a value without any stays the very same', () => {
  const schema = z.object({ id: z.string() });
  const value = { id: 'a' };

  assert.equal(
    changeSaid(schema, value, () => assert.fail('nothing to change')),
    value,
  );
});
