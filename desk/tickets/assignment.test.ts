import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Refused } from '../../platform/refusal.ts';
import { type AssignmentFacts, type AssignmentRequest, assignmentPayload, decideAssignment, type Whereabouts } from './assignment.ts';
import type { TicketState } from './rules.ts';

const [serviceDesk, network, servers] = ['desk', 'network', 'servers'];
const [ada, ben] = ['ada', 'ben'];

const atServiceDesk: Whereabouts = {
  state: 'new',
  pendingReason: null,
  tier: 1,
  teamId: serviceDesk,
  teamIsIntake: true,
  assigneeId: null,
  hops: 0,
};
const atNetwork: Whereabouts = { ...atServiceDesk, state: 'in_progress', teamId: network, teamIsIntake: false, assigneeId: ada };
const known: AssignmentFacts = { team: { tier: 1, name: 'Servers' }, assignee: { tier: 1 }, assigneeName: 'Ada', wasThere: false };
const plain: AssignmentRequest = { acceptLoop: false, taking: false };

function refusalOf(standing: Whereabouts, request: Partial<AssignmentRequest>, facts: Partial<AssignmentFacts> = {}): string {
  try {
    decideAssignment(standing, { ...plain, ...request }, { ...known, ...facts });
  } catch (error) {
    if (error instanceof Refused) return error.kind.code;
    throw error;
  }
  return assert.fail('It was not refused');
}

describe('Where an assignment takes a ticket', () => {
  const cases: readonly (readonly [
    string,
    Whereabouts,
    Partial<AssignmentRequest>,
    { teamId: string; assigneeId: string | null } | undefined,
  ])[] = [
    ['Ada takes a new one', atServiceDesk, { assigneeId: ada, taking: true }, { teamId: serviceDesk, assigneeId: ada }],
    ['Ada gives hers to Ben', atNetwork, { assigneeId: ben }, { teamId: network, assigneeId: ben }],
    ['Ada gives hers back to the queue', atNetwork, { assigneeId: null }, { teamId: network, assigneeId: null }],
    ['Ada sends hers to another team, into its queue', atNetwork, { teamId: servers }, { teamId: servers, assigneeId: null }],
    ['Ada sends hers to Ben of another team', atNetwork, { teamId: servers, assigneeId: ben }, { teamId: servers, assigneeId: ben }],
    ['Ada takes what she has', atNetwork, { assigneeId: ada, taking: true }, undefined],
    ['Ada gives it to the team where it is', atNetwork, { teamId: network }, undefined],
    [
      'Ben takes Ada’s and says why',
      atNetwork,
      { assigneeId: ben, taking: true, reason: 'Ada is ill' },
      { teamId: network, assigneeId: ben },
    ],
  ];

  for (const [title, standing, request, expected] of cases) {
    test(title, () => {
      const to = decideAssignment(standing, { ...plain, ...request }, known);

      assert.deepEqual(to && { teamId: to.teamId, assigneeId: to.assigneeId }, expected);
    });
  }
});

describe('Assignments that are refused', () => {
  test('a ticket that is over is given to nobody', () => {
    for (const state of ['resolved', 'closed', 'cancelled'] as const satisfies readonly TicketState[])
      assert.equal(refusalOf({ ...atNetwork, state }, { assigneeId: ben }), 'not-in-this-state');
  });

  test('a team of another tier is reached by escalating only', () => {
    assert.equal(refusalOf(atServiceDesk, { teamId: servers }, { team: { tier: 2, name: 'Servers' } }), 'team-unknown');
    assert.equal(refusalOf(atServiceDesk, { teamId: servers }, { team: null }), 'team-unknown');
  });

  test('an agent of another tier, or one who does not serve the client, gets nothing', () => {
    assert.equal(refusalOf(atServiceDesk, { assigneeId: ben }, { assignee: { tier: 2 } }), 'assignee-unknown');
    assert.equal(refusalOf(atServiceDesk, { assigneeId: ben }, { assignee: null }), 'assignee-unknown');
  });

  test('Ben is told that Ada has it, before he takes it from her', () => {
    assert.equal(refusalOf(atNetwork, { assigneeId: ben, taking: true }), 'taken-already');
  });

  test('a way back to a team it came from is warned of, and then wants a reason', () => {
    assert.equal(refusalOf(atNetwork, { teamId: servers }, { wasThere: true }), 'loop-ahead');
    assert.equal(refusalOf(atNetwork, { teamId: servers, acceptLoop: true }, { wasThere: true }), 'reason-missing');
    assert.ok(
      decideAssignment(atNetwork, { ...plain, teamId: servers, acceptLoop: true, reason: 'It is theirs' }, { ...known, wasThere: true }),
    );
  });
});

describe('What a move records', () => {
  const to = { tier: 1, teamId: servers, assigneeId: ben, reason: null } as const;

  test('leaving the intake is no hop; every other change of team is one', () => {
    const sorted = assignmentPayload(atServiceDesk, to);
    const passedOn = assignmentPayload({ ...atNetwork, hops: 2 }, to);
    const handedOver = assignmentPayload(atNetwork, { ...to, teamId: network });

    assert.deepEqual([sorted.hop, sorted.hops], [false, 0]);
    assert.deepEqual([passedOn.hop, passedOn.hops], [true, 3]);
    assert.deepEqual([handedOver.hop, handedOver.hops], [false, 0]);
  });

  test('who gets a new ticket works on it; back in the queue it is new; one that waits goes on waiting', () => {
    const waiting: Whereabouts = { ...atNetwork, state: 'pending', pendingReason: 'supplier' };

    assert.equal(assignmentPayload(atServiceDesk, to).state, 'in_progress');
    assert.equal(assignmentPayload(atNetwork, { ...to, assigneeId: null }).state, 'new');
    assert.equal(assignmentPayload(waiting, { ...to, assigneeId: null }).state, 'pending');
    assert.equal(assignmentPayload(waiting, to).pendingReason, 'supplier');
  });

  test('it says where the ticket came from', () => {
    const payload = assignmentPayload(atNetwork, { ...to, tier: 2, reason: 'Accepted' });

    assert.deepEqual(payload, {
      tier: 2,
      teamId: servers,
      assigneeId: ben,
      state: 'in_progress',
      pendingReason: null,
      fromTier: 1,
      fromTeamId: network,
      fromAssigneeId: ada,
      hop: true,
      hops: 1,
      reason: 'Accepted',
    });
  });
});
