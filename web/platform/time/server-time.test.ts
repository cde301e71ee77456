import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnServerTime, serverNow } from './server-time.ts';

test('clocks follow the desk, whatever the computer believes', () => {
  learnServerTime('Mon, 02 Mar 2026 09:00:00 GMT');

  const now = serverNow();

  assert.equal(Math.abs(now - Date.parse('2026-03-02T09:00:00Z')) < 60_000, true);
});

test('an answer without a date changes nothing', () => {
  learnServerTime('Mon, 02 Mar 2026 09:00:00 GMT');

  learnServerTime(null);

  assert.equal(new Date(serverNow()).getUTCFullYear(), 2026);
});
