import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { instant } from '../../platform/wire.ts';
import { criterion } from '../criteria/rules.ts';
import { priority } from '../tickets/rules.ts';
import { packet, packetScore } from './packet.ts';

/** What the receiving tier sees the second a ticket lands. */
export const landing = z.object({
  at: instant,
  dueAt: instant,
  /** The zone of the calendar that the clock runs by. */
  zone: z.string(),
  targetSeconds: z.number().int(),
  /** Working seconds left; negative once breached. */
  secondsLeft: z.number().int(),
  usedSeconds: z.array(z.object({ tier, seconds: z.number().int() })),
  /** What this tier took for ones like it: the median of so many tickets, and what makes them alike. Null while too few are known. */
  need: z
    .object({ medianSeconds: z.number().int(), tickets: z.number().int(), basis: z.enum(['category_and_priority', 'category']) })
    .nullable(),
  /** Less was left than that; null where it could not be told. */
  lateHandoff: z.boolean().nullable(),
});

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
