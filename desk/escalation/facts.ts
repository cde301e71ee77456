import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { instant } from '../../platform/wire.ts';
import { criterion } from '../criteria/rules.ts';
import { priority } from '../tickets/rules.ts';
import { packet, packetItem, packetScore } from './packet.ts';
import { landing } from './waiting-contract.ts';

export { landing };

/** The structured reasons for returning; keys 1 to 7 in this order. */
export const returnReason = z.enum([
  'no_criterion_met',
  'packet_incomplete',
  'tier1_can_resolve',
  'wrong_team',
  'known_article',
  'duplicate',
  'not_reproducible',
]);

/** Stream: the ticket's id. The ticket's tier and assignee change only when it is accepted. */
export const ticketEscalated = fact({
  name: 'ticket-escalated',
  version: 1,
  payload: z.object({
    escalationId: z.uuid(),
    fromTier: tier,
    toTier: tier,
    fromTeamId: z.uuid(),
    toTeamId: z.uuid(),
    criterion,
    /** The ticket's category and priority when it was sent. */
    categoryId: z.uuid().nullable(),
    priority,
    packet,
    packetHash: z.string(),
    score: packetScore,
    landing: landing.nullable(),
    overrideReason: said(z.string()).nullable(),
    /** How many escalations of this ticket to this tier were returned before. */
    returnsBefore: z.number().int(),
  }),
});
export const escalationAccepted = fact({
  name: 'escalation-accepted',
  version: 1,
  payload: z.object({ escalationId: z.uuid(), toTier: tier, byName: z.string() }),
});
export const escalationReturned = fact({
  name: 'escalation-returned',
  version: 1,
  payload: z.object({
    escalationId: z.uuid(),
    toTier: tier,
    byName: z.string(),
    reason: returnReason,
    /** What would make it acceptable. */
    whatWouldHelp: said(z.string()),
    /** How it looks when it is right: an error text, a line of a log, a sentence. */
    example: said(z.string()).nullable(),
    returns: z.number().int(),
  }),
});
/** Taken back before the verdict: by its sender or a lead, or because the ticket ended while it was waited for. */
export const escalationWithdrawn = fact({
  name: 'escalation-withdrawn',
  version: 1,
  payload: z.object({ escalationId: z.uuid(), toTier: tier, byName: z.string(), reason: said(z.string()).nullable().default(null) }),
});

/** A lead of either side, called in at the second return. */
export const calledLead = z.object({ agentId: z.uuid(), name: z.string(), tier });
/** The second return of one ticket: the leads of both tiers are called in. */
export const leadsCalled = fact({
  name: 'escalation-leads-called',
  version: 1,
  payload: z.object({ escalationId: z.uuid(), returns: z.number().int(), leads: z.array(calledLead) }),
});

/** Stream: the template's id. A later version replaces the one before; nobody's packet that was sent changes. */
export const packetTemplateChanged = fact({
  name: 'packet-template-changed',
  version: 1,
  payload: z.object({
    categoryId: z.uuid().nullable(),
    version: z.number().int(),
    required: z.array(packetItem),
    whole: z.number().int().min(1).max(7),
    reason: said(z.string()).nullable(),
  }),
});

/** The receiving tier asks the sender for what is missing, by a time of its own; the ticket's clock runs on. */
export const packetAsked = fact({
  name: 'packet-asked',
  version: 1,
  payload: z.object({
    requestId: z.uuid(),
    escalationId: z.uuid(),
    items: z.array(packetItem).min(1),
    words: said(z.string()),
    dueAt: instant,
    /** Who sent the escalation, and so is asked. */
    askedOf: z.string(),
    byName: z.string(),
  }),
});
/** Nobody answered in time what was missing from a packet: both sides and the sender's lead are told, once. The request stays open. */
export const packetOverdue = fact({
  name: 'packet-overdue',
  version: 1,
  payload: z.object({
    requestId: z.uuid(),
    escalationId: z.uuid(),
    words: said(z.string()),
    dueAt: instant,
    askedOf: z.string(),
    askedBy: z.string(),
  }),
});
/** Something was added to a packet after it was sent: it stands beside the frozen part, with a hash of its own, and is never edited. */
export const packetAdded = fact({
  name: 'packet-added',
  version: 1,
  payload: z.object({
    additionId: z.uuid(),
    escalationId: z.uuid(),
    item: packetItem,
    words: said(z.string()),
    evidenceIds: z.array(z.uuid()),
    requestId: z.uuid().nullable(),
    /** Whether it answered the request after its time; null when nobody had asked. */
    late: z.boolean().nullable(),
    hash: z.string(),
    byName: z.string(),
  }),
});

/** How it stood with what the receiving tier asked the requester: in the packet, missing from it, never required of it, or it was no question. */
export const reaskWas = z.enum(['in_packet', 'missing', 'not_required', 'no_question']);
export const requesterReasked = fact({
  name: 'requester-reasked',
  version: 1,
  payload: z.object({
    messageId: z.uuid(),
    escalationId: z.uuid(),
    /** What of the packet was asked for; null of what was no question. */
    item: packetItem.nullable(),
    was: reaskWas,
    categoryId: z.uuid().nullable(),
    byName: z.string(),
  }),
});
