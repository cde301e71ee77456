import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, line, page, pageOf, text } from '../../platform/wire.ts';
import { namedTicket, undoSeconds } from './contract-links.ts';
import {
  assigneeUnknown,
  categoryUnknown,
  intakeMissing,
  loopAhead,
  notInThisState,
  reasonMissing,
  requesterUnknown,
  takenAlready,
  teamUnknown,
  tooLateToReopen,
} from './refusals.ts';
import { assetKind, channel, grade, pendingReason, priority, ticketKind, ticketState } from './rules.ts';

export { addCategory, changeCategory, listCategories } from './contract-categories.ts';
export { listLinks, mergeTickets, openFollowUp, splitTicket, ticketLink } from './contract-links.ts';
export { attachEvidence, listEvidence, listSteps, readEvidence, recordStep, unmaskSecret } from './contract-work.ts';

const ticketId = z.uuid();
/** Somebody named on a ticket; what a requester may know of an agent is the name. */
export const person = z.object({ id: z.uuid(), name: z.string() });

export const openTicket = operation({
  name: 'openTicket',
  summary: 'Open a ticket; requester and title suffice',
  description:
    'A requester opens for themself and leaves requesterId out; how urgent it is they say in words, since impact or urgency 1 is for agents to say. The clock starts at this instant and nothing ever moves its start.',
  method: 'POST',
  path: '/tickets',
  permission: 'ticket.open',
  input: z.strictObject({
    requesterId: z.uuid().optional(),
    title: line(200),
    description: text(64_000).optional(),
    kind: ticketKind.default('incident'),
    categoryId: z.uuid().optional(),
    assetKind: assetKind.optional(),
    /** Requesters leave both out, or say medium or low: what is high is for agents to say. */
    impact: grade.default(2),
    urgency: grade.default(2),
    siteId: z.uuid().optional(),
    channel: channel.exclude(['import']).optional(),
  }),
  reply: z.object({ ticketId, reference: z.string(), priority, state: ticketState, dueAt: instant.nullable(), version: z.number().int() }),
  refusals: [requesterUnknown, categoryUnknown, intakeMissing],
});

/** A ticket as an agent reads it. Requesters get the public part: fields that are internal are left out. */
export const ticketView = z.object({
  ticketId,
  reference: z.string(),
  kind: ticketKind,
  title: z.string(),
  description: z.string().nullable(),
  client: z.object({ id: z.uuid(), name: z.string(), code: z.string(), color: z.string() }),
  requester: person.extend({
    vip: z.boolean(),
    departmentName: z.string().nullable(),
    siteName: z.string().nullable(),
    timeZone: z.string(),
  }),
  category: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  assetKind: assetKind.nullable(),
  impact: grade,
  urgency: grade,
  priority,
  priorityOverrideReason: z.string().nullable(),
  channel,
  state: ticketState,
  pendingReason: pendingReason.nullable(),
  tier,
  team: z.object({ id: z.uuid(), name: z.string() }),
  assignee: person.nullable(),
  hops: z.number().int(),
  openedAt: instant,
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  workaround: z.string().nullable(),
  resolution: z.string().nullable(),
  cause: z.string().nullable(),
  externalReference: z.string().nullable(),
  /** The ticket that its number leads to, once it was merged. */
  mergedInto: namedTicket.nullable(),
  /** The number that was asked for, when it leads here because that ticket was merged into this one. */
  mergedFrom: z.string().nullable(),
  /** Other requesters whose tickets were merged into it: what is said to the requester is said to them too. */
  alsoTold: z.array(z.string()),
  version: z.number().int(),
});
/** What the requester may see of the own ticket. */
export const ownTicketView = ticketView
  .pick({
    ticketId: true,
    reference: true,
    kind: true,
    title: true,
    description: true,
    state: true,
    openedAt: true,
    resolvedAt: true,
    closedAt: true,
    mergedFrom: true,
    version: true,
  })
  .extend({
    /** It was joined with another ticket, which the reader does not see. */
    joined: z.boolean(),
  });

export const readTicket = operation({
  name: 'readTicket',
  summary: 'Read a ticket by id or by its reference',
  method: 'GET',
  path: '/tickets/:ticketId',
  permission: 'ticket.read',
  input: z.strictObject({ ticketId: z.union([z.uuid(), z.string().regex(/^(INC|REQ)-\d{1,12}$/i)]) }),
  reply: z.union([ticketView, ownTicketView]),
  refusals: [],
});

/** One entry of the timeline: a fact in words that the screen chooses, with who did it and when. */
export const timelineEntry = z.object({
  entryId: z.string(),
  name: z.string(),
  at: instant,
  by: z.object({ actor: z.string(), name: z.string(), tier: tier.nullable() }),
  /** public: the requester sees it; internal: agents only; system: made by the desk itself. */
  side: z.enum(['public', 'internal', 'system']),
  origin: z.enum(['live', 'imported']),
  payload: z.record(z.string(), z.unknown()),
  /** Where it stands, when that is another ticket: one that was merged into this one, or the parent that this one was split from. */
  of: namedTicket.nullable(),
});
export const readTimeline = operation({
  name: 'readTimeline',
  summary: 'Read what happened on a ticket, oldest first',
  method: 'GET',
  path: '/tickets/:ticketId/timeline',
  permission: 'ticket.read',
  input: z.strictObject({ ticketId, ...page }),
  reply: pageOf(timelineEntry),
  refusals: [],
});

export const replyToRequester = operation({
  name: 'replyToRequester',
  summary: 'Say something on the public side of a ticket',
  description:
    'The requester sees it. A reply by an agent keeps the promise that is open. A reply by the requester ends waiting for the requester.',
  method: 'POST',
  path: '/tickets/:ticketId/replies',
  permission: 'ticket.reply',
  input: z.strictObject({ ticketId, body: text(64_000) }),
  reply: z.object({ messageId: z.uuid(), version: z.number().int() }),
  refusals: [notInThisState],
  takesVersion: true,
});
export const addNote = operation({
  name: 'addNote',
  summary: 'Add an internal note; the requester never sees it',
  method: 'POST',
  path: '/tickets/:ticketId/notes',
  permission: 'ticket.note',
  input: z.strictObject({ ticketId, body: text(64_000) }),
  reply: z.object({ messageId: z.uuid(), version: z.number().int() }),
  refusals: [],
  takesVersion: true,
});
const standing = z.object({
  ticketId,
  state: ticketState,
  tier,
  teamId: z.uuid(),
  assigneeId: z.uuid().nullable(),
  hops: z.number().int(),
  version: z.number().int(),
});
export const assignTicket = operation({
  name: 'assignTicket',
  summary: 'Give a ticket to a team or an agent of its tier, or take it',
  description:
    'Stays within the tier; hops are counted, and sending a ticket back to a team it came from (A → B → A) is refused until acceptLoop and a reason are given.',
  method: 'POST',
  path: '/tickets/:ticketId/assignment',
  permission: 'ticket.assign',
  undoSeconds,
  input: z.strictObject({
    ticketId,
    teamId: z.uuid().optional(),
    /** `me` takes it; null gives it back to the queue. */
    assigneeId: z.union([z.uuid(), z.literal('me'), z.null()]).optional(),
    reason: line(500).optional(),
    acceptLoop: z.boolean().default(false),
  }),
  reply: standing,
  refusals: [notInThisState, teamUnknown, assigneeUnknown, takenAlready, loopAhead, reasonMissing],
  takesVersion: true,
});
export const holdTicket = operation({
  name: 'holdTicket',
  summary: 'Say what a ticket waits for',
  description:
    'The clock runs on, unless the agreement lists the reason and a question goes out with it: question is sent to the requester as a reply. With a supplier, that supplier’s own agreement is measured meanwhile.',
  method: 'POST',
  path: '/tickets/:ticketId/hold',
  permission: 'ticket.work',
  input: z
    .strictObject({
      ticketId,
      waitsFor: pendingReason,
      reason: line(500).optional(),
      question: text(16_000).optional(),
      supplier: line(120).optional(),
    })
    .refine(({ waitsFor, supplier }) => supplier === undefined || waitsFor === 'supplier', {
      path: ['supplier'],
      error: 'Name a supplier only when the ticket waits for one.',
    }),
  reply: standing,
  refusals: [notInThisState],
  takesVersion: true,
});
export const resumeTicket = operation({
  name: 'resumeTicket',
  summary: 'Go on with a ticket that waited',
  method: 'POST',
  path: '/tickets/:ticketId/resume',
  permission: 'ticket.work',
  input: z.strictObject({ ticketId }),
  reply: standing,
  refusals: [notInThisState],
  takesVersion: true,
});
export const giveWorkaround = operation({
  name: 'giveWorkaround',
  summary: 'Tell the requester a way to work meanwhile',
  description: 'Stops the workaround clock. The trouble itself goes on, and so does its resolution clock.',
  method: 'POST',
  path: '/tickets/:ticketId/workaround',
  permission: 'ticket.work',
  input: z.strictObject({ ticketId, workaround: text(16_000) }),
  reply: z.object({ messageId: z.uuid(), version: z.number().int() }),
  refusals: [notInThisState],
  takesVersion: true,
});
export const prioritizeTicket = operation({
  name: 'prioritizeTicket',
  summary: 'Change impact, urgency, or override the priority with a reason',
  method: 'POST',
  path: '/tickets/:ticketId/priority',
  permission: 'ticket.work',
  undoSeconds,
  input: z.strictObject({ ticketId, impact: grade, urgency: grade, priority: priority.optional(), overrideReason: line(500).optional() }),
  reply: z.object({ ticketId, priority, dueAt: instant.nullable(), version: z.number().int() }),
  refusals: [notInThisState, reasonMissing],
  takesVersion: true,
});
export const categorizeTicket = operation({
  name: 'categorizeTicket',
  summary: 'Put a ticket into a category',
  method: 'POST',
  path: '/tickets/:ticketId/category',
  permission: 'ticket.work',
  input: z.strictObject({ ticketId, categoryId: z.uuid().nullable() }),
  reply: z.object({ ticketId, version: z.number().int() }),
  refusals: [categoryUnknown],
  takesVersion: true,
});
export const resolveTicket = operation({
  name: 'resolveTicket',
  summary: 'Say that a ticket is fixed, how, and tell the requester',
  method: 'POST',
  path: '/tickets/:ticketId/resolution',
  permission: 'ticket.work',
  undoSeconds,
  input: z.strictObject({ ticketId, resolution: text(16_000), cause: text(4_000).optional(), tellRequester: text(16_000) }),
  reply: standing,
  refusals: [notInThisState],
  takesVersion: true,
});
export const closeTicket = operation({
  name: 'closeTicket',
  summary: 'Close a resolved ticket',
  description: 'The requester confirms, or it closes by itself 5 working days after resolving.',
  method: 'POST',
  path: '/tickets/:ticketId/close',
  permission: 'ticket.close',
  input: z.strictObject({ ticketId }),
  reply: z.object({ ticketId, state: ticketState, version: z.number().int() }),
  refusals: [notInThisState],
  takesVersion: true,
});
export const reopenTicket = operation({
  name: 'reopenTicket',
  summary: 'Reopen a ticket that is not fixed after all',
  description: 'Within the agreement’s window the same clock goes on. Later a new ticket is opened.',
  method: 'POST',
  path: '/tickets/:ticketId/reopen',
  permission: 'ticket.close',
  undoSeconds,
  input: z.strictObject({ ticketId, reason: text(4_000) }),
  reply: z.object({ ticketId, state: ticketState, version: z.number().int() }),
  refusals: [notInThisState, tooLateToReopen],
  takesVersion: true,
});
export const cancelTicket = operation({
  name: 'cancelTicket',
  summary: 'Cancel a ticket opened in error or withdrawn',
  method: 'POST',
  path: '/tickets/:ticketId/cancel',
  permission: 'ticket.work',
  input: z.strictObject({ ticketId, reason: line(500) }),
  reply: z.object({ ticketId, state: ticketState, version: z.number().int() }),
  refusals: [notInThisState],
  takesVersion: true,
});
