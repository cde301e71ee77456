import assert from 'node:assert/strict';
import { test } from 'node:test';
import { howLong, momentsIn } from './moments.ts';

test('a requester reads instants on the own day, which is not the desk’s', () => {
  const now = Temporal.Instant.from('2026-12-31T23:30:00Z');
  const at = Temporal.Instant.from('2027-01-01T08:05:00Z');

  const [auckland, kolkata, newYork] = ['Pacific/Auckland', 'Asia/Kolkata', 'America/New_York'].map((zone) => momentsIn(zone, now));

  assert.equal(auckland?.by(at), '21:05');
  assert.equal(kolkata?.on(at), 'today, 13:35');
  assert.equal(newYork?.by(at), 'tomorrow, 03:05');
  assert.equal(newYork?.zone, 'New York time');
});

test('a day further away is named, with its year when that is another', () => {
  const moments = momentsIn('Europe/Berlin', Temporal.Instant.from('2026-12-30T09:00:00Z'));

  assert.equal(moments.on(Temporal.Instant.from('2026-12-29T09:00:00Z')), 'yesterday, 10:00');
  assert.equal(moments.by(Temporal.Instant.from('2026-03-29T09:00:00Z')), 'Sun 29 March, 11:00');
  assert.equal(moments.by(Temporal.Instant.from('2027-01-04T09:00:00Z')), 'Mon 4 January 2027, 10:00');
  assert.equal(momentsIn('Etc/UTC', Temporal.Instant.from('2026-12-30T09:00:00Z')).zone, 'UTC');
});

test('lateness is never rounded to nothing', () => {
  assert.deepEqual([1, 90, 720, 5_400, 200_000].map(howLong), ['1 minute', '2 minutes', '12 minutes', '2 hours', '2 days']);
});
