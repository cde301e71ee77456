import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ticketState } from '../../desk/tickets/rules.ts';
import { progress, stateLine, whoHasIt } from './plain-state.ts';

const standing = { state: 'in_progress', pendingReason: null, level: 2, assigneeName: 'Priya' } as const;
const stepsOf = (of: Parameters<typeof progress>[0]) => progress(of).map((step) => `${step.words}: ${step.standing}`);

test('with the specialists a requester reads “level 2”, a first name, and no more of tiers and teams', () => {
  const working = stepsOf(standing);

  assert.deepEqual(working, ['Received: done', 'Being worked on (level 2): now', 'Fixed: ahead']);
  assert.equal(whoHasIt(standing), 'Priya, specialist (level 2)');
  assert.equal(whoHasIt({ ...standing, assigneeName: null }), 'Our specialists (level 2)');
});

test('what waits in the specialists’ queue has been worked on already; what is new has not', () => {
  assert.deepEqual(stepsOf({ ...standing, state: 'new' })[1], 'Being worked on (level 2): now');
  assert.deepEqual(stepsOf({ ...standing, state: 'new', level: 1 }), ['Received: now', 'Being worked on: ahead', 'Fixed: ahead']);
});

test('every state is one sentence in plain words, and nobody has what is over', () => {
  const lines = ticketState.options.map((state) =>
    stateLine({ ...standing, state, pendingReason: state === 'pending' ? 'supplier' : null }),
  );

  assert.equal(new Set(lines).size, ticketState.options.length);
  assert.ok(lines.every((line) => /^[A-Z][^.]+(\. [A-Z][^.]+)?\.$/.test(line)));
  assert.deepEqual([stepsOf({ ...standing, state: 'cancelled' }), whoHasIt({ ...standing, state: 'closed' })], [[], undefined]);
});
