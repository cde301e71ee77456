import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnServerTime } from '../../platform/time/server-time.ts';
import { inMinutes, instantOf, localText, nextAt } from './quick-times.ts';

test('half an hour from now is told on the whole minute', () => {
  learnServerTime('Mon, 02 Mar 2026 14:27:30 GMT');

  assert.equal(inMinutes(30), '2026-03-02T14:58:00Z');
});

test('three o’clock in Berlin is today’s before and tomorrow’s after', () => {
  learnServerTime('Mon, 02 Mar 2026 10:00:00 GMT');
  assert.equal(nextAt(15, 'Europe/Berlin'), '2026-03-02T14:00:00Z');

  learnServerTime('Mon, 02 Mar 2026 14:30:00 GMT');
  assert.equal(nextAt(15, 'Europe/Berlin'), '2026-03-03T14:00:00Z');
});

test('what somebody types as local time is that instant, and back', () => {
  const at = instantOf('2026-07-01T15:00', 'Europe/Berlin');

  assert.equal(at, '2026-07-01T13:00:00Z');
  assert.equal(localText(at ?? '', 'Europe/Berlin'), '2026-07-01T15:00');
  assert.equal(instantOf('2026-07', 'Europe/Berlin'), undefined);
});
