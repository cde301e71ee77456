import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AboutWarning } from './about.ts';
import { wordsOf } from './words.ts';

const about: AboutWarning = {
  of: 'clock',
  clockId: '019cadc6-9a80-7001-99a3-78f9fa3393cb',
  metric: 'resolution',
  clockKind: 'sla',
  percent: 75,
  reachedAt: '2026-03-02T13:28:00Z',
  late: false,
  dueAt: '2026-03-02T15:10:00Z',
  targetSeconds: 8 * 3_600,
  secondsLeft: 102 * 60,
  calendar: { zone: 'Europe/Berlin', words: 'Mon–Fri 08:00–18:00 (Europe/Berlin)' },
  toldAs: 'assignee',
};
const reader = { zone: 'Europe/Berlin', at: Temporal.Instant.from('2026-03-02T13:28:00Z') };

test('a warning says how much is used, what is left of what, when it is due, by which calendar, and why you', () => {
  assert.equal(
    wordsOf('INC-10421', about, reader),
    '75 % of the resolution time of INC-10421 is used: 1:42 left of 8:00, due 16:10, counted on Mon–Fri 08:00–18:00 (Europe/Berlin); you are the assignee.',
  );
});

test('somebody elsewhere reads it in the own zone, which is named', () => {
  assert.match(wordsOf('INC-1', about, { ...reader, zone: 'America/New_York' }), /, due 10:10 America\/New_York, counted on Mon–Fri/);
});

test('what is due on another day says which', () => {
  assert.match(wordsOf('INC-1', { ...about, dueAt: '2026-03-04T08:00:00Z' }, reader), /, due Wed, Mar 4, 09:00, counted on/);
});

test('a breach says by how much, and a late warning since when', () => {
  const breach = { ...about, percent: 100, secondsLeft: -12 * 60, late: true, toldAs: 'team_lead' as const };

  assert.equal(
    wordsOf('INC-10421', breach, reader),
    'The resolution time of INC-10421 is over: 0:12 past the target of 8:00, was due 16:10, counted on Mon–Fri 08:00–18:00 (Europe/Berlin); you lead its team. It was reached 14:28, while the desk was not running.',
  );
});
