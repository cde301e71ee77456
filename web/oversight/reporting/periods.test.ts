import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanOf } from './periods.ts';

test('months begin at midnight where the viewer is, on both sides of the change', () => {
  const now = Date.parse('2026-04-02T10:00:00Z');

  assert.deepEqual(spanOf('lastMonth', 'Europe/Berlin', now), { from: '2026-02-28T23:00:00Z', until: '2026-03-31T22:00:00Z' });
  assert.deepEqual(spanOf('thisMonth', 'Europe/Berlin', now), { from: '2026-03-31T22:00:00Z', until: '2026-04-02T22:00:00Z' });
  assert.deepEqual(spanOf('days90', 'UTC', now), { from: '2026-01-03T00:00:00Z', until: '2026-04-03T00:00:00Z' });
});
