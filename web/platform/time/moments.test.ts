import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceText, momentText, utcText } from './moments.ts';

const now = Date.parse('2026-03-02T14:28:00Z');
const berlin = { language: 'en', zone: 'Europe/Berlin', now };

test('today needs no date, another day does, another year says so', () => {
  assert.equal(momentText('2026-03-02T14:00:00Z', berlin), '15:00');
  assert.equal(momentText('2026-02-27T14:00:00Z', berlin), 'Feb 27, 15:00');
  assert.equal(momentText('2025-02-27T14:00:00Z', berlin), 'Feb 27, 2025, 15:00');
});

test('the zone is named when the client lives in another', () => {
  assert.equal(momentText('2026-03-02T14:00:00Z', { ...berlin, homeZone: 'America/New_York' }), '15:00 GMT+1');
  assert.equal(momentText('2026-03-02T14:00:00Z', { ...berlin, homeZone: 'Europe/Rome' }), '15:00');
});

test('near things are told by distance, far ones are not', () => {
  assert.equal(distanceText('2026-03-02T15:00:00Z', berlin), 'in 32 min.');
  assert.equal(distanceText('2026-03-02T11:00:00Z', berlin), '3 hr. ago');
  assert.equal(distanceText('2026-03-05T11:00:00Z', berlin), undefined);
});

test('the tooltip says it in UTC', () => {
  assert.equal(utcText('2026-03-02T15:00:00+01:00'), '2026-03-02 14:00:00 UTC');
});
