import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondsLeftAt, shapeAt } from './reading.ts';

const hour = 3_600;
const at = (time: string) => Date.parse(`2026-03-02T${time}Z`);

test('the clock counts on between two answers of the desk', () => {
  const reading = { secondsLeft: hour, targetSeconds: 8 * hour, dueAt: '2026-03-02T15:00:00Z', asOf: '2026-03-02T14:00:00Z' };

  assert.equal(secondsLeftAt(reading, at('14:20:00')), 40 * 60);
});

test('it stands while closed hours lie ahead and nobody said which it is now', () => {
  const reading = { secondsLeft: hour, targetSeconds: 8 * hour, dueAt: '2026-03-03T09:00:00Z', asOf: '2026-03-02T18:30:00Z' };

  assert.equal(secondsLeftAt(reading, at('18:45:00')), hour);
  assert.equal(secondsLeftAt({ ...reading, working: true }, at('18:45:00')), 45 * 60);
});

test('a clock that runs out on the screen turns into a late one there', () => {
  const reading = { secondsLeft: 60, targetSeconds: 8 * hour, dueAt: '2026-03-02T14:01:00Z', asOf: '2026-03-02T14:00:00Z' };

  assert.equal(shapeAt(reading, at('14:00:30')), 'critical');
  assert.equal(shapeAt(reading, at('14:01:02')), 'breached');
});
