import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type RefusalKind, Refused } from '../../platform/refusal.ts';
import type { PacketScore } from './packet.ts';
import {
  alreadyWaiting,
  criterionNotForTier,
  noCriterionMet,
  notOfThatTier,
  nowhereToGo,
  ownEscalation,
  packetIncomplete,
  ticketNotOpen,
  verdictGiven,
} from './refusals.ts';
import { type Awaited, type Decider, decideEscalation, decideVerdict, type EscalationRequest, type Standing } from './rules.ts';

function refusalOf(decide: () => unknown): RefusalKind | undefined {
  try {
    decide();
  } catch (error) {
    if (error instanceof Refused) return error.kind;
    throw error;
  }
  return undefined;
}

describe('Whether a ticket goes up', () => {
  const whole: PacketScore = { complete: 7, of: 7, items: [], required: [], whole: 6, sendable: true };
  const thin: PacketScore = {
    complete: 5,
    of: 7,
    items: [
      { item: 'extent', complete: false, lacks: ['no extent'] },
      { item: 'steps', complete: true, lacks: [] },
    ],
    required: [],
    whole: 6,
    sendable: false,
  };
  const at: Standing = { state: 'in_progress', tier: 1, waiting: false };
  const asked: EscalationRequest = { criterion: 'steps_exhausted', criteria: [{ criterion: 'steps_exhausted', met: true }], score: whole };
  const because = { overrideReason: 'The CEO stands beside me' };
  const noneMet = [{ criterion: 'steps_exhausted', met: false }];
  const twoCriteria = [...asked.criteria, { criterion: 'outage', met: false }];

  const cases: readonly [string, Partial<Standing>, Partial<EscalationRequest>, RefusalKind | undefined][] = [
    ['in progress', {}, {}, undefined],
    ['new', { state: 'new' }, {}, undefined],
    ['waiting for something else', { state: 'pending' }, {}, undefined],
    ['resolved', { state: 'resolved' }, {}, ticketNotOpen],
    ['closed', { state: 'closed' }, because, ticketNotOpen],
    ['cancelled', { state: 'cancelled' }, {}, ticketNotOpen],
    ['at Tier 3', { tier: 3 }, because, nowhereToGo],
    ['sent already', { waiting: true }, because, alreadyWaiting],
    ['by a criterion that is none of its tier’s', {}, { criterion: 'outage', ...because }, criterionNotForTier],
    ['by another criterion than the one that is met', {}, { criterion: 'outage', criteria: twoCriteria }, undefined],
    ['without a criterion', {}, { criterion: 'none' }, noCriterionMet],
    ['without a criterion, with a reason', {}, { criterion: 'none', ...because }, undefined],
    ['with none met', {}, { criteria: noneMet }, noCriterionMet],
    ['with none met, with a reason', {}, { criteria: noneMet, ...because }, undefined],
    ['with a thin packet', {}, { score: thin }, packetIncomplete],
    ['with a thin packet and a reason', {}, { score: thin, ...because }, undefined],
  ];
  for (const [name, standing, request, expected] of cases)
    test(`a ticket ${name}: ${expected?.code ?? 'yes'}`, () => {
      const kind = refusalOf(() => decideEscalation({ ...at, ...standing }, { ...asked, ...request }));

      assert.equal(kind?.code, expected?.code);
    });

  test('it goes one tier up, and keeps a reason only where one was needed', () => {
    const plain = decideEscalation(at, { ...asked, ...because });
    const overridden = decideEscalation({ ...at, tier: 2 }, { ...asked, score: thin, ...because });

    assert.deepEqual(plain, { fromTier: 1, toTier: 2, overrideReason: null });
    assert.deepEqual(overridden, { fromTier: 2, toTier: 3, overrideReason: because.overrideReason });
  });

  test('an incomplete packet is refused by what it lacks', () => {
    const decide = () => decideEscalation(at, { ...asked, score: thin });

    assert.throws(
      decide,
      (error) => error instanceof Refused && Object.is(error.kind, packetIncomplete) && lacks(error) === 'extent: no extent',
    );
  });
});

describe('Who gives the verdict', () => {
  const escalation: Awaited = { toTier: 2, verdict: 'waiting', verdictBy: '', raisedBy: 'agent:ada' };
  const priya: Decider = { actor: 'agent:priya', tier: 2, lead: false };

  const cases: readonly [string, Partial<Awaited>, Partial<Decider>, RefusalKind | undefined][] = [
    ['somebody of the receiving tier', {}, {}, undefined],
    ['somebody of another tier', {}, { tier: 3 }, notOfThatTier],
    ['no agent', {}, { tier: null }, notOfThatTier],
    ['a lead of another tier', {}, { tier: 3, lead: true }, undefined],
    ['the sender', { raisedBy: 'agent:priya' }, {}, ownEscalation],
    ['the sender, who is a lead', { raisedBy: 'agent:priya' }, { lead: true }, ownEscalation],
    ['the second one', { verdict: 'returned', verdictBy: 'Dana' }, {}, verdictGiven],
  ];
  for (const [name, standing, decider, expected] of cases)
    test(`${name}: ${expected?.code ?? 'yes'}`, () => {
      const kind = refusalOf(() => decideVerdict({ ...escalation, ...standing }, { ...priya, ...decider }));

      assert.equal(kind?.code, expected?.code);
    });
});

function lacks({ facts }: Refused): string {
  const { missing } = facts as { readonly missing: readonly { readonly item: string; readonly lacks: readonly string[] }[] };
  return missing.map((one) => `${one.item}: ${one.lacks.join(', ')}`).join('; ');
}
