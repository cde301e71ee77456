import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, line, page, text } from '../../platform/wire.ts';
import { layer } from '../criteria/contract.ts';
import { categoryWithoutClient, criteriaImpossible } from '../criteria/refusals.ts';
import { criteriaList, criterion, layerKind } from '../criteria/rules.ts';
import { promiseDraft } from '../promises/contract.ts';
import { promiseInThePast, promiseSaysNothing } from '../promises/refusals.ts';
import { categoryUnknown, teamUnknown } from '../tickets/refusals.ts';
import { stepOutcome } from '../tickets/rules.ts';
import { askedAgain, packetAddition, packetRequest } from './contract-packet.ts';
import { calledLead, returnReason } from './facts.ts';
import { accessLacking, environment, extent, filledField, keptDraft, packet, packetDraft, packetScore } from './packet.ts';
import {
  alreadyWaiting,
  criterionNotForTier,
  noCriterionMet,
  noTeamAbove,
  notOfThatTier,
  notYourEscalation,
  nowhereToGo,
  ownEscalation,
  packetIncomplete,
  ticketNotOpen,
  verdictGiven,
} from './refusals.ts';
import { landing, provenance } from './waiting-contract.ts';

export {
  addToPacket,
  changePacketTemplate,
  judgeReask,
  listPacketTemplates,
  requestFromSender,
} from './contract-packet.ts';
export { packetItem } from './packet.ts';
export { acceptEscalation, listWaitingEscalations } from './waiting-contract.ts';
export { accessLacking, environment, extent, packetDraft };

const verdict = z.enum(['waiting', 'accepted', 'returned', 'withdrawn']);

/** Which criteria are met now, and why. */
export const criterionMet = provenance.extend({
  question: z.string(),
  /** What the sender is to say for it: the system and the right, or words that show it. */
  asks: z.enum(['access', 'words']).nullable(),
});

/** Scores what would be sent, names what is missing or vague, and prefills it; nothing is recorded. */
export const scorePacket = operation({
  name: 'scorePacket',
  summary: 'Score a packet before it is sent, and say what is missing',
  method: 'POST',
  path: '/tickets/:ticketId/packet-score',
  permission: 'escalation.raise',
  readOnly: true,
  input: z.strictObject({ ticketId: z.uuid(), packet: packetDraft }),
  reply: z.object({
    score: packetScore,
    criteria: z.array(criterionMet),
    /** What fills itself: shown, not typed. */
    filled: z.object({
      timeline: z.number().int(),
      steps: z.number().int(),
      files: z.number().int(),
      question: z.string(),
      fields: z.array(filledField),
      draft: keptDraft,
      /** What the score sees of the steps. */
      tried: z.array(z.object({ outcome: stepOutcome, expected: z.string().nullable(), result: z.string().nullable() })),
      /** Theories of the cause that travel with it. */
      ruledOut: packet.shape.ruledOut,
      held: packet.shape.held,
    }),
    /** Whether it goes up with a reason only. */
    needsReason: z.boolean(),
    toTier: tier.nullable(),
    secondsLeft: z.number().int().nullable(),
    /** What the landing would say if it were sent now. */
    landing: landing.nullable(),
    suggestedNextUpdateAt: instant,
  }),
  refusals: [],
});

/** Raises a ticket to the next tier. The criterion is one of the documented ones (domain.md §4). */
export const escalateTicket = operation({
  name: 'escalateTicket',
  summary: 'Raise a ticket to the next tier with its packet',
  description:
    'The sender stays accountable and the clock runs on until the next tier accepts. The requester gets the promise that comes with it.',
  method: 'POST',
  path: '/tickets/:ticketId/escalations',
  permission: 'escalation.raise',
  input: z.strictObject({
    ticketId: z.uuid(),
    packet: packetDraft,
    toTeamId: z.uuid().optional(),
    nextUpdate: promiseDraft,
    overrideReason: line(500).optional(),
  }),
  reply: z.object({ escalationId: z.uuid(), toTier: tier, score: packetScore, landing: landing.nullable() }),
  refusals: [
    ticketNotOpen,
    nowhereToGo,
    alreadyWaiting,
    packetIncomplete,
    noCriterionMet,
    criterionNotForTier,
    noTeamAbove,
    teamUnknown,
    promiseInThePast,
    promiseSaysNothing,
  ],
  takesVersion: true,
});

/** Tries a draft of criteria on history; nothing is recorded. */
export const tryCriteria = operation({
  name: 'tryCriteria',
  summary: 'Try a draft of criteria on the escalations of the last 90 days',
  description:
    'Each escalation is checked as it stood when it was sent. show names the criterion whose escalations are listed, none for those that would have met none. When there were more than are looked at, lookedAt is less than escalations: the newest were.',
  method: 'POST',
  path: '/criteria/trial',
  permission: 'criteria.manage',
  readOnly: true,
  input: z.strictObject({ ...layer, criteria: criteriaList, show: criterion.optional(), ...page }),
  reply: z.object({
    since: instant,
    escalations: z.number().int(),
    lookedAt: z.number().int(),
    criteria: z.array(
      z.object({
        criterion,
        words: z.string(),
        layer: layerKind,
        /** Escalations that would have met it. */
        met: z.number().int(),
        /** Those that met it as it stands now; null where it does not stand. */
        before: z.number().int().nullable(),
      }),
    ),
    none: z.number().int(),
    noneBefore: z.number().int(),
    items: z.array(
      z.object({
        escalationId: z.uuid(),
        ticketId: z.uuid(),
        reference: z.string(),
        title: z.string(),
        clientName: z.string(),
        raisedAt: instant,
        because: z.string(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  refusals: [criteriaImpossible, categoryWithoutClient, categoryUnknown],
});

export const escalationView = z.object({
  escalationId: z.uuid(),
  ticketId: z.uuid(),
  fromTier: tier,
  toTier: tier,
  criterion,
  why: provenance.nullable(),
  score: packetScore,
  landing: landing.nullable(),
  overrideReason: z.string().nullable(),
  raisedBy: z.string(),
  raisedAt: instant,
  verdict,
  verdictBy: z.string().nullable(),
  verdictAt: instant.nullable(),
  returnReason: returnReason.nullable(),
  whatWouldHelp: z.string().nullable(),
  /** How it looks when it is right. */
  returnExample: z.string().nullable(),
  /** The leads who were called in at the second return. */
  leadsCalled: z.array(calledLead).nullable(),
  /** What the sender is asked for, while nobody has answered. */
  openRequest: packetRequest.nullable(),
  /** The latest question to the requester after acceptance of which nobody has said how it stood with the packet. */
  askedAgain: askedAgain.nullable(),
  /** Whether whoever reads sent it. */
  mine: z.boolean(),
});
export const listEscalations = operation({
  name: 'listEscalations',
  summary: 'List the escalations of a ticket, newest first',
  method: 'GET',
  path: '/tickets/:ticketId/escalations',
  permission: 'escalation.read',
  input: z.strictObject({ ticketId: z.uuid() }),
  reply: z.object({ items: z.array(escalationView) }),
  refusals: [],
});
export const readPacket = operation({
  name: 'readPacket',
  summary: 'Read the packet of an escalation as it was sent',
  method: 'GET',
  path: '/escalations/:escalationId/packet',
  permission: 'escalation.read',
  input: z.strictObject({ escalationId: z.uuid() }),
  reply: escalationView.extend({
    packet,
    packetHash: z.string(),
    /** What was recorded on the ticket since. */
    appended: z.number().int(),
    requests: z.array(packetRequest),
    additions: z.array(packetAddition),
  }),
  refusals: [],
});
export const withdrawEscalation = operation({
  name: 'withdrawEscalation',
  summary: 'Take an escalation back before the verdict',
  description: 'Its sender does, or a lead. The ticket never left its tier.',
  method: 'POST',
  path: '/escalations/:escalationId/withdrawal',
  permission: 'escalation.raise',
  input: z.strictObject({ escalationId: z.uuid(), reason: line(500).optional() }),
  reply: z.object({ escalationId: z.uuid(), ticketId: z.uuid() }),
  refusals: [verdictGiven, notYourEscalation],
});
export const returnEscalation = operation({
  name: 'returnEscalation',
  summary: 'Return an escalation with a reason and what would make it acceptable',
  description: 'Returns are coaching. The clock runs on; the returned round counts as the sender’s.',
  method: 'POST',
  path: '/escalations/:escalationId/return',
  permission: 'escalation.decide',
  input: z.strictObject({ escalationId: z.uuid(), reason: returnReason, whatWouldHelp: text(2_000), example: text(2_000).optional() }),
  reply: z.object({ escalationId: z.uuid(), ticketId: z.uuid(), returns: z.number().int(), leadsCalled: z.array(z.string()) }),
  refusals: [verdictGiven, ownEscalation, notOfThatTier],
});
