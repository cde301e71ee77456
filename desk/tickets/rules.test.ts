import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Refused } from '../../platform/refusal.ts';
import {
  decideReopen,
  type Grade,
  isOpen,
  mayGo,
  mustBeForRequesters,
  mustBeTalkedAbout,
  mustGo,
  type Priority,
  priorityOf,
  referenceOf,
  type TicketState,
  ticketState,
} from './rules.ts';

const states = ticketState.options;
const assignee = '01990000-0000-7000-8000-000000000001';

function refusalOf(deciding: () => unknown): { readonly code: string; readonly facts: Readonly<Record<string, unknown>> } {
  try {
    deciding();
  } catch (error) {
    if (error instanceof Refused) return { code: error.kind.code, facts: error.facts };
    throw error;
  }
  return assert.fail('It was not refused');
}

describe('Priority', () => {
  // Rows are impact 1 to 3, columns urgency 1 to 3.
  const matrix: readonly (readonly Priority[])[] = [
    [1, 2, 3],
    [2, 3, 4],
    [3, 4, 4],
  ];

  test('an agent gets the priority of the ITIL matrix for every impact and urgency', () => {
    const grades: readonly Grade[] = [1, 2, 3];

    const derived = grades.map((impact) => grades.map((urgency) => priorityOf(impact, urgency)));

    assert.deepEqual(derived, matrix);
  });
});

describe('What a requester may say of impact and urgency', () => {
  test('medium and low, never high, so that nothing they say makes more than P3', () => {
    const grades: readonly Grade[] = [1, 2, 3];
    const pairs = grades.flatMap((impact) => grades.map((urgency) => ({ impact, urgency })));

    const taken = pairs.filter(({ impact, urgency }) => impact > 1 && urgency > 1);
    for (const pair of taken) mustBeForRequesters(pair);

    assert.equal(Math.min(...taken.map(({ impact, urgency }) => priorityOf(impact, urgency))), 3);
    for (const pair of pairs.filter((one) => !taken.includes(one)))
      assert.equal(refusalOf(() => mustBeForRequesters(pair)).code, 'input-invalid');
  });

  test('each grade that is too high is named by its place', () => {
    const { facts } = refusalOf(() => mustBeForRequesters({ impact: 1, urgency: 1 }));

    assert.deepEqual(
      (facts.errors as readonly { pointer: string }[]).map(({ pointer }) => pointer),
      ['#/impact', '#/urgency'],
    );
  });
});

describe('States', () => {
  const table: Readonly<Record<TicketState, readonly TicketState[]>> = {
    new: ['in_progress', 'cancelled'],
    in_progress: ['new', 'pending', 'resolved', 'cancelled'],
    pending: ['in_progress', 'resolved', 'cancelled'],
    resolved: ['in_progress', 'closed'],
    closed: ['in_progress'],
    cancelled: [],
  };

  test('a ticket goes only where the table lets it', () => {
    const allowed = Object.fromEntries(states.map((from) => [from, states.filter((to) => mayGo(from, to))]));

    assert.deepEqual(allowed, table);
  });

  test('whoever asks for another step is told which steps there are', () => {
    const refused = refusalOf(() => mustGo('resolved', 'pending'));

    assert.equal(refused.code, 'not-in-this-state');
    assert.deepEqual(refused.facts, { state: 'resolved', goesTo: ['in_progress', 'closed'] });
  });

  test('something is owed on new, worked on and waiting tickets, and on no other', () => {
    assert.deepEqual(states.filter(isOpen), ['new', 'in_progress', 'pending']);
  });

  test('a closed or cancelled ticket is talked about no more', () => {
    for (const state of ['closed', 'cancelled'] as const) assert.equal(refusalOf(() => mustBeTalkedAbout(state)).code, 'not-in-this-state');
    for (const state of ['new', 'in_progress', 'pending', 'resolved'] as const) assert.doesNotThrow(() => mustBeTalkedAbout(state));
  });
});

describe('Reopening', () => {
  test('a ticket that is over goes back to who had it, and to the queue when nobody had it', () => {
    for (const state of ['resolved', 'closed'] as const) {
      assert.equal(decideReopen({ state, assigneeId: assignee }), 'in_progress');
      assert.equal(decideReopen({ state, assigneeId: null }), 'new');
    }
  });

  test('what is open or cancelled is not reopened', () => {
    for (const state of ['new', 'in_progress', 'pending', 'cancelled'] as const) {
      assert.equal(refusalOf(() => decideReopen({ state, assigneeId: assignee })).code, 'not-in-this-state');
    }
  });
});

test('a reference says the kind and keeps the number', () => {
  assert.equal(referenceOf('incident', 10_421), 'INC-10421');
  assert.equal(referenceOf('service_request', 10_422), 'REQ-10422');
});
