import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countdownText, urgencyOf } from './countdown.ts';

test('the last hour is counted down, the last ten minutes are soon, and afterwards it is late', () => {
  const dueAt = '2026-03-02T10:00:00Z';
  const at = (time: string) => [urgencyOf(dueAt, Date.parse(time)), countdownText(dueAt, Date.parse(time))];

  assert.deepEqual(at('2026-03-02T08:59:59Z'), ['none', null]);
  assert.deepEqual(at('2026-03-02T09:00:00Z'), ['today', '60:00']);
  assert.deepEqual(at('2026-03-02T09:50:00Z'), ['soon', '10:00']);
  assert.deepEqual(at('2026-03-02T09:59:58Z'), ['soon', '0:02']);
  assert.deepEqual(at('2026-03-02T10:00:00Z'), ['soon', '0:00']);
  assert.deepEqual(at('2026-03-02T10:12:30Z'), ['late', '−0:12']);
  assert.deepEqual(at('2026-03-02T12:12:30Z'), ['late', '−2:12']);
});
