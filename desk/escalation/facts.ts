import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { criterion } from '../criteria/rules.ts';
import { priority } from '../tickets/rules.ts';
import { packet, packetScore } from './packet.ts';
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
    returns: z.number().int(),
  }),
});
/** Taken back before the verdict: the ticket ended while it was waited for. */
export const escalationWithdrawn = fact({
  name: 'escalation-withdrawn',
  version: 1,
  payload: z.object({ escalationId: z.uuid(), toTier: tier, byName: z.string() }),
});
