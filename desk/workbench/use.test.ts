import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alwaysOpen } from '../../platform/calendar/index.ts';
import { reachedAt, type Stay, usedSeconds } from './use.ts';

const until = Temporal.Instant.from('2026-03-02T12:00:00Z');

test('each tier is charged from when the ticket reached it until it left, and nobody while it is resolved', () => {
  const stays: readonly Stay[] = [
    [1, '2026-03-02T09:00:00Z'],
    [2, '2026-03-02T09:30:00Z'],
    [0, '2026-03-02T10:00:00Z'],
    [2, '2026-03-02T11:00:00Z'],
    [1, '2026-03-02T11:50:00Z'],
  ];

  assert.deepEqual(usedSeconds(stays, alwaysOpen('UTC'), until), [
    { tier: 1, seconds: 40 * 60 },
    { tier: 2, seconds: 80 * 60 },
  ]);
  assert.deepEqual([reachedAt(stays, 2), reachedAt(stays, 3)], ['2026-03-02T09:30:00Z', null]);
});

test('a change that was recorded with an earlier instant than the one before counts from that one’s', () => {
  const stays: readonly Stay[] = [
    [1, '2026-03-02T09:00:00Z'],
    [2, '2026-03-02T10:00:00Z'],
    [3, '2026-03-02T09:30:00Z'],
  ];

  assert.deepEqual(usedSeconds(stays, alwaysOpen('UTC'), until), [
    { tier: 1, seconds: 3600 },
    { tier: 3, seconds: 2 * 3600 },
  ]);
});
