import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { versionConflict } from '../../platform/refusal.ts';
import { instant, line, text } from '../../platform/wire.ts';
import { categoryUnknown, notOnThisTicket } from '../tickets/refusals.ts';
import { reaskWas } from './facts.ts';
import { packetItem } from './packet.ts';
import { notAsked, notOfThatTier, ownEscalation, requestOpen, requestOver, requestTime, verdictGiven } from './refusals.ts';

const template = z.object({
  templateId: z.uuid(),
  clientId: z.uuid().nullable(),
  clientName: z.string().nullable(),
  categoryId: z.uuid().nullable(),
  categoryName: z.string().nullable(),
  version: z.number().int(),
  required: z.array(packetItem),
  whole: z.number().int(),
  changedBy: z.string(),
  changedAt: instant,
});
export const listPacketTemplates = operation({
  name: 'listPacketTemplates',
  summary: 'List what packets must hold, by client and category',
  description:
    'For a ticket the template of its nearest category counts, a client’s before the desk’s; where there is none, the built-in one.',
  method: 'GET',
  path: '/packet-templates',
  permission: 'escalation.read',
  input: z.strictObject({ clientId: z.uuid().optional() }),
  reply: z.object({ items: z.array(template), builtIn: z.object({ required: z.array(packetItem), whole: z.number().int() }) }),
  refusals: [],
});
export const changePacketTemplate = operation({
  name: 'changePacketTemplate',
  summary: 'Say what the packets of a category must hold, in a new version',
  description: 'Without a category it counts for all; without a client for the whole desk, which only who serves every client may say.',
  method: 'PUT',
  path: '/packet-templates',
  permission: 'packet.manage',
  input: z.strictObject({
    clientId: z.uuid().optional(),
    categoryId: z.uuid().optional(),
    required: z.array(packetItem).max(7),
    whole: z.number().int().min(1).max(7),
    reason: line(500).optional(),
  }),
  reply: z.object({ templateId: z.uuid(), version: z.number().int() }),
  refusals: [categoryUnknown, versionConflict],
});

export const requestFromSender = operation({
  name: 'requestFromSender',
  summary: 'Ask the sender for what is missing from a packet, by a time of its own',
  description: 'The escalation stays under validation and the ticket’s clock runs on. One request at a time; the sender is told at once.',
  method: 'POST',
  path: '/escalations/:escalationId/requests',
  permission: 'escalation.decide',
  input: z.strictObject({ escalationId: z.uuid(), items: z.array(packetItem).min(1).max(7), words: text(2_000), dueAt: instant }),
  reply: z.object({ requestId: z.uuid(), dueAt: instant }),
  refusals: [verdictGiven, ownEscalation, notOfThatTier, requestOpen, requestTime],
});
export const addToPacket = operation({
  name: 'addToPacket',
  summary: 'Add something to a packet that was sent; the frozen part stays as it is',
  description: 'With requestId it answers what the receiving tier asked for. Additions have a hash of their own and are never edited.',
  method: 'POST',
  path: '/escalations/:escalationId/additions',
  permission: 'escalation.raise',
  input: z.strictObject({
    escalationId: z.uuid(),
    item: packetItem,
    words: text(16_000),
    evidenceIds: z.array(z.uuid()).max(50).default([]),
    requestId: z.uuid().optional(),
  }),
  reply: z.object({ additionId: z.uuid(), sha256: z.string(), late: z.boolean().nullable() }),
  refusals: [notOnThisTicket, requestOver],
});

/** What the receiving tier asked for, and what became of it. */
export const packetRequest = z.object({
  requestId: z.uuid(),
  items: z.array(packetItem),
  words: z.string(),
  dueAt: instant,
  /** Nobody answered in time; both sides were told. */
  overdue: z.boolean(),
  askedBy: z.string(),
  askedAt: instant,
  state: z.enum(['open', 'kept', 'late', 'dropped']),
  endedAt: instant.nullable(),
});
export const packetAddition = z.object({
  additionId: z.uuid(),
  item: packetItem,
  words: z.string(),
  evidenceIds: z.array(z.uuid()),
  requestId: z.uuid().nullable(),
  sha256: z.string(),
  addedBy: z.string(),
  addedAt: instant,
});

/** A message to the requester after acceptance that asks something, of which nobody has said yet how it stood with the packet. */
export const askedAgain = z.object({ messageId: z.uuid(), words: z.string(), at: instant });
export const judgeReask = operation({
  name: 'judgeReask',
  summary: 'Say whether what the requester was asked was in the packet, missing from it, or never required',
  description:
    'Said once for each message after acceptance that asks something, with the item that it asks for; of one that was no question no item is named, and it counts nowhere. Said again it replaces what was said. Packet templates are tuned by it.',
  method: 'POST',
  path: '/tickets/:ticketId/reasks',
  permission: 'ticket.work',
  input: z
    .strictObject({ ticketId: z.uuid(), messageId: z.uuid(), item: packetItem.optional(), was: reaskWas })
    .refine(({ item, was }) => (item === undefined) === (was === 'no_question'), {
      path: ['item'],
      error: 'Name the item of the packet that was asked for; of what was no question name none.',
    }),
  reply: z.object({ messageId: z.uuid(), escalationId: z.uuid() }),
  refusals: [notAsked],
});
