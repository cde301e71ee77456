import { z } from 'zod';
import { packetItem } from '../../desk/escalation/contract.ts';
import { reaskWas } from '../../desk/escalation/facts.ts';
import { operation } from '../../platform/operation.ts';
import { instant, page, pageOf } from '../../platform/wire.ts';

/** Of fewer than so many no number is said: it would be about one person’s bad day. */
export const fewestShown = 5;

/** Each number with its written definition. */
export const coachingDefinitions = {
  escalation: 'Of the tickets opened in this time, the share that was escalated at least once, by whoever.',
  return: 'Of the escalations raised in this time on which the receiving tier decided, the share that it returned.',
  override:
    'Of the escalations raised in this time, the share that went up below what its packet must hold or with no criterion met, with a reason.',
  late: 'Of the escalations raised in this time whose receiving tier’s need was known, the share that landed with less working time left than that.',
  reask:
    'Of the escalations accepted in this time, the share after which the requester had to be asked for what was missing from the packet.',
  answers:
    'Of what senders were asked for while their packet was under validation, and answered or let its time pass, the share that they answered in its time.',
  hops: 'Times a ticket changed its team in this time; leaving the intake is not counted.',
  pingPong: 'Tickets that came back in this time to a team they had left (A → B → A, with nothing but B in between), by the two teams.',
} as const;

/** So many of so many; null where they are too few to say anything. */
const share = z.object({ count: z.number().int(), of: z.number().int() }).nullable();
const shares = { return: share, override: share, late: share, reask: share, answers: share };
/** `none` for tickets without one. */
const categoryId = z.union([z.uuid(), z.literal('none')]).optional();
const asked = { clientId: z.uuid().optional(), days: z.coerce.number().int().min(1).max(366).default(90) };

export const readCoaching = operation({
  name: 'readCoaching',
  summary: 'Read returns, overrides, late handoffs and re-asks: by category, one’s own, and for leads of their people',
  description: `Numbers about a person are for that person and for who leads them. Of fewer than ${fewestShown} no number is shown.`,
  method: 'GET',
  path: '/reports/coaching',
  permission: 'escalation.read',
  input: z.strictObject(asked),
  reply: z.object({
    from: instant,
    until: instant,
    fewestShown: z.number().int(),
    definitions: z.record(z.enum(['escalation', 'return', 'override', 'late', 'reask', 'answers', 'hops', 'pingPong']), z.string()),
    categories: z.array(z.object({ categoryId: z.uuid().nullable(), categoryName: z.string().nullable(), escalation: share, ...shares })),
    /** One’s own; null for whoever is no agent. */
    own: z.object({ agentId: z.uuid(), ...shares }).nullable(),
    /** The people whom the caller leads. */
    people: z.array(z.object({ agentId: z.uuid(), name: z.string(), ...shares })),
    /** What requesters were asked again, by category and item of the packet. */
    reasks: z.array(
      z.object({
        categoryId: z.uuid().nullable(),
        categoryName: z.string().nullable(),
        item: packetItem,
        in_packet: z.number().int(),
        missing: z.number().int(),
        not_required: z.number().int(),
      }),
    ),
    hops: z.number().int(),
    pingPong: z.array(
      z.object({ teamId: z.uuid(), teamName: z.string(), otherTeamId: z.uuid(), otherTeamName: z.string(), tickets: z.number().int() }),
    ),
  }),
  refusals: [],
});

export const listBackAndForth = operation({
  name: 'listBackAndForth',
  summary: 'List the tickets that went back and forth between two teams, those that came back last first',
  method: 'GET',
  path: '/reports/coaching/back-and-forth',
  permission: 'escalation.read',
  input: z.strictObject({ ...asked, teamId: z.uuid(), otherTeamId: z.uuid(), ...page }),
  reply: pageOf(
    z.object({
      ticketId: z.uuid(),
      reference: z.string(),
      title: z.string(),
      clientName: z.string(),
      /** When it last came back to the one it had left. */
      cameBackAt: instant,
      /** How often it came back in this time. */
      times: z.number().int(),
    }),
  ),
  refusals: [],
});

/** How it stood with a question that is counted. */
export const countedReask = reaskWas.exclude(['no_question']);
export const listReasks = operation({
  name: 'listReasks',
  summary: 'List what requesters were asked again after acceptance, and was judged, the last judged first',
  method: 'GET',
  path: '/reports/coaching/reasks',
  permission: 'escalation.read',
  input: z.strictObject({ ...asked, categoryId, item: packetItem.optional(), was: countedReask.optional(), ...page }),
  reply: pageOf(
    z.object({
      messageId: z.uuid(),
      ticketId: z.uuid(),
      reference: z.string(),
      title: z.string(),
      clientName: z.string(),
      item: packetItem,
      was: countedReask,
      /** What the requester was asked. */
      words: z.string(),
      askedAt: instant,
      judgedAt: instant,
    }),
  ),
  refusals: [],
});

/** Of a ticket that went on and on the latest so many changes are told. */
export const mostChangesTold = 20;
export const listHops = operation({
  name: 'listHops',
  summary: 'List the tickets that changed their team, with their changes, those that changed it last first',
  description: `Of each ticket the latest ${mostChangesTold} changes in this time are told, the oldest of them first.`,
  method: 'GET',
  path: '/reports/coaching/hops',
  permission: 'escalation.read',
  input: z.strictObject({ ...asked, ...page }),
  reply: pageOf(
    z.object({
      ticketId: z.uuid(),
      reference: z.string(),
      title: z.string(),
      clientName: z.string(),
      /** How often it changed its team in this time, and when it last did. */
      times: z.number().int(),
      lastAt: instant,
      changes: z.array(z.object({ at: instant, fromTeamName: z.string(), teamName: z.string() })),
    }),
  ),
  refusals: [],
});

export const coachingMeasure = z.enum(['return', 'override', 'late', 'reask', 'answers', 'escalation']);
export const listCoachingTickets = operation({
  name: 'listCoachingTickets',
  summary: 'List the escalations behind a number of the coaching page, newest first',
  description:
    'With agentId those that this person raised: one’s own, or of somebody whom the caller leads. Of the measure escalation, of each ticket opened in this time its first.',
  method: 'GET',
  path: '/reports/coaching/escalations',
  permission: 'escalation.read',
  input: z.strictObject({
    ...asked,
    measure: coachingMeasure,
    categoryId,
    agentId: z.uuid().optional(),
    ...page,
  }),
  reply: pageOf(
    z.object({
      escalationId: z.uuid(),
      ticketId: z.uuid(),
      reference: z.string(),
      title: z.string(),
      clientName: z.string(),
      raisedAt: instant,
      verdict: z.enum(['waiting', 'accepted', 'returned', 'withdrawn']),
      /** What the receiving tier said would help, or why it was sent all the same; of answers, what the sender was asked for. */
      words: z.string().nullable(),
      /** Of what its sender was asked for, so much was answered in time; null but of the measure answers. */
      answers: z.object({ count: z.number().int(), of: z.number().int() }).nullable(),
    }),
  ),
  refusals: [],
});
