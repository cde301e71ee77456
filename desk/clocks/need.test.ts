import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLateHandoff, type KeptMedian, needFrom, workingSecondsByTier } from './need.ts';
import type { Segment } from './segments.ts';

const hour = 3_600;
const ofCategory: KeptMedian = { priority: null, tickets: 40, medianSeconds: 3 * hour };
const ofPriority = (tickets: number): KeptMedian => ({ priority: 2, tickets, medianSeconds: 2 * hour });

test('tickets of the same category and priority say how long it takes; fewer than eight of them leave it to the category', () => {
  assert.deepEqual(needFrom([ofCategory, ofPriority(8)], 2), { medianSeconds: 2 * hour, tickets: 8, basis: 'category_and_priority' });
  assert.deepEqual(needFrom([ofCategory, ofPriority(7)], 2), { medianSeconds: 3 * hour, tickets: 40, basis: 'category' });
  assert.deepEqual(needFrom([ofCategory, ofPriority(8)], 1), { medianSeconds: 3 * hour, tickets: 40, basis: 'category' });
});

test('with fewer than eight tickets of the category nothing is said', () => {
  assert.equal(needFrom([{ ...ofCategory, tickets: 7 }], 2), null);
  assert.equal(needFrom([], 2), null);
});

test('a hand-over is late when less is left than the receiving tier takes, to the second', () => {
  const need = needFrom([ofCategory], 2);

  const verdicts = [3 * hour, 3 * hour - 1, 0, -hour].map((secondsLeft) => isLateHandoff(secondsLeft, need));

  assert.deepEqual(verdicts, [false, true, true, true]);
});

test('nobody is blamed for what nobody knows: without a median or a clock the hand-over is neither late nor in time', () => {
  assert.equal(isLateHandoff(-hour, null), null);
  assert.equal(isLateHandoff(undefined, needFrom([ofCategory], 2)), null);
});

test('what stood paused is no need: it is taken from whichever tier had the ticket then, and closed hours never count', () => {
  const at = (time: string) => Temporal.Instant.from(`2026-03-02T${time}Z`);
  const segment = (tier: 1 | 2, from: string, to: string, working = true): Segment => ({
    ...{ tier, from: at(from), to: at(to), working, teamId: 'team', assigneeId: 'ada' },
    state: 'in_progress',
    kind: working ? 'work' : 'closed_hours',
  });
  const segments = [segment(1, '09:00:00', '11:00:00'), segment(2, '11:00:00', '18:00:00'), segment(2, '18:00:00', '20:00:00', false)];
  const pauses = [
    { stoppedAt: at('10:30:00.7'), continuedAt: at('12:00:00') },
    { stoppedAt: at('17:00:00'), continuedAt: at('19:00:00') },
  ];

  assert.deepEqual(workingSecondsByTier(segments, pauses), [
    { tier: 1, seconds: 1.5 * hour },
    { tier: 2, seconds: 5 * hour },
  ]);
  assert.deepEqual(workingSecondsByTier(segments)[0], { tier: 1, seconds: 2 * hour });
});
