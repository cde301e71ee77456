import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant, line, text } from '../../platform/wire.ts';
import {
  intakeMissing,
  mergedAlready,
  mergeIntoItself,
  notInThisState,
  notOnThisTicket,
  notOpenToMerge,
  reopenInstead,
  requesterUnknown,
  verdictAwaited,
} from './refusals.ts';
import { ticketKind, ticketState } from './rules.ts';

/** How long what many would like to take back again is held (interface.md: undo). */
export const undoSeconds = 10;

const ticketId = z.uuid();
/** A ticket by the number that people know it by. */
export const namedTicket = z.object({ ticketId, reference: z.string() });

/** More than this are merged in turns. */
const mostSources = 20;
/** More than this of a parent is not referred to but read there. */
const mostReferences = 100;

export const mergeTickets = operation({
  name: 'mergeTickets',
  summary: 'Merge tickets that are the same into the one that stays',
  description:
    'Open tickets of one client. The others are cancelled as duplicates, their numbers lead to the one that stays, and what was said on them is read there. The earliest start of all of them counts.',
  method: 'POST',
  path: '/tickets/:ticketId/merge',
  permission: 'ticket.work',
  undoSeconds,
  input: z.strictObject({ ticketId, sources: z.array(z.uuid()).min(1).max(mostSources) }),
  reply: z.object({
    ...namedTicket.shape,
    /** Those that were merged just now; empty when all of them had been before. */
    sources: z.array(namedTicket),
    /** The earliest start of all. */
    startedAt: instant,
    version: z.number().int(),
  }),
  refusals: [notOpenToMerge, mergedAlready, mergeIntoItself, verdictAwaited],
  takesVersion: true,
});
export const splitTicket = operation({
  name: 'splitTicket',
  summary: 'Make a ticket of its own of something else that is in this one',
  description:
    'The child begins where its parent is, in the queue, and refers to messages and files of it. Its clock began with its parent’s, unless it is another requester’s: then it begins now.',
  method: 'POST',
  path: '/tickets/:ticketId/split',
  permission: 'ticket.work',
  undoSeconds,
  input: z.strictObject({
    ticketId,
    title: line(200),
    description: text(64_000).optional(),
    kind: ticketKind.optional(),
    requesterId: z.uuid().optional(),
    messageIds: z.array(z.uuid()).max(mostReferences).default([]),
    evidenceIds: z.array(z.uuid()).max(mostReferences).default([]),
  }),
  reply: z.object({ ...namedTicket.shape, state: ticketState, startedAt: instant, dueAt: instant.nullable(), version: z.number().int() }),
  refusals: [notInThisState, requesterUnknown, notOnThisTicket],
  takesVersion: true,
});
export const openFollowUp = operation({
  name: 'openFollowUp',
  summary: 'Open a new ticket on one that was closed too long ago to be reopened',
  description: 'It is linked to the old one and has a clock of its own. As long as the old one can be reopened, this is refused.',
  method: 'POST',
  path: '/tickets/:ticketId/follow-ups',
  permission: 'ticket.open',
  undoSeconds,
  input: z.strictObject({ ticketId, title: line(200).optional(), description: text(64_000) }),
  reply: z.object({ ...namedTicket.shape, state: ticketState, dueAt: instant.nullable(), version: z.number().int() }),
  refusals: [notInThisState, reopenInstead, requesterUnknown, intakeMissing],
  takesVersion: true,
});

/** Another ticket that this one hangs together with, and how it does as seen from here. */
export const ticketLink = z.object({
  ...namedTicket.shape,
  title: z.string(),
  state: ticketState,
  link: z.enum(['merged_into', 'merged_from', 'split_from', 'split_into', 'follows', 'followed_by']),
  at: instant,
});
export const listLinks = operation({
  name: 'listLinks',
  summary: 'List the tickets that this one was merged with, split from, or follows',
  method: 'GET',
  path: '/tickets/:ticketId/links',
  permission: 'escalation.read',
  input: z.strictObject({ ticketId }),
  reply: z.object({ items: z.array(ticketLink) }),
  refusals: [],
});
