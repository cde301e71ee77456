import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filled, isNear, type Plan, proposed } from './plan.ts';

const plan: Plan = {
  requesterName: 'Kim',
  timeZone: 'America/Chicago',
  assigneeName: 'Priya Nair',
  escalated: true,
  nextCheckInAt: '2026-03-02T16:00:00Z',
  checkIns: { given: 1, owed: 2 },
};

test('a template is filled with first names and with the time as the requester’s clock shows it', () => {
  assert.equal(
    filled('{requester}: {assignee} by {time}', plan, '2026-03-02T16:00:00Z'),
    'Kim: Priya by Mon 2 March, 10:00 (Chicago time)',
  );
  assert.equal(filled('{assignee} writes', { ...plan, assigneeName: null }, '2026-03-02T16:00:00Z'), 'The team writes');
  assert.equal(proposed(plan, plan.nextCheckInAt), 'Priya tells you what was found since and what happens next');
  assert.equal(proposed(undefined, plan.nextCheckInAt), '');
});

test('what is due within a quarter of an hour, or overdue, is near', () => {
  const now = Date.parse('2026-03-02T15:45:00Z');

  assert.deepEqual(
    ['2026-03-02T16:00:01Z', '2026-03-02T16:00:00Z', '2026-03-02T15:00:00Z'].map((dueAt) => isNear(dueAt, now)),
    [false, true, true],
  );
});
