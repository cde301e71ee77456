import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, line, page, pageOf, text } from '../../platform/wire.ts';
import { notInThisState } from '../tickets/refusals.ts';
import {
  promiseInThePast,
  promiseSaysNothing,
  templateNameTaken,
  templateSaysNothing,
  templateStands,
  templateVariableUnknown,
} from './refusals.ts';
import { occasion, promiseState } from './rules.ts';
import { templateKind } from './template.ts';

/** A dated commitment to tell the requester something. */
export const promiseDraft = z.strictObject({ what: line(500), dueAt: instant });

export const promiseView = z.object({
  promiseId: z.uuid(),
  what: z.string(),
  dueAt: instant,
  state: promiseState,
  madeAt: instant,
  by: z.string(),
  /** When it was kept, late or broken. */
  endedAt: instant.nullable(),
  /** Why it ended without a word; null when the requester was told something. */
  endedWhy: z.string().nullable(),
  /** How it came about. This and what follows is left out for requesters. */
  occasion: occasion.optional(),
  /** Who owes it, or owed it when it ended; null while nobody has the ticket. */
  owedBy: z.object({ id: z.uuid(), name: z.string() }).nullable().optional(),
  /** The tier that owes it. */
  tier: tier.optional(),
});

export const makePromise = operation({
  name: 'makePromise',
  summary: 'Promise the requester the next update',
  description: 'Replaces the promise that is open. A public reply by an agent keeps it; the requester sees it.',
  method: 'POST',
  path: '/tickets/:ticketId/promises',
  permission: 'promise.make',
  input: z.strictObject({ ticketId: z.uuid(), what: line(500), dueAt: instant }),
  reply: z.object({ promiseId: z.uuid(), what: z.string(), dueAt: instant, state: promiseState, madeAt: instant, by: z.string() }),
  refusals: [promiseInThePast, promiseSaysNothing, notInThisState],
  takesVersion: true,
});
export const replyAndPromise = operation({
  name: 'replyAndPromise',
  summary: 'Say something to the requester and promise the next update in the same send',
  description:
    'The words keep the promise that was open. A reply without a promise leaves the next check-in of an escalated ticket to the desk.',
  method: 'POST',
  path: '/tickets/:ticketId/promising-replies',
  permission: 'promise.make',
  input: z.strictObject({ ticketId: z.uuid(), body: text(64_000), nextUpdate: promiseDraft }),
  reply: z.object({ messageId: z.uuid(), promiseId: z.uuid(), version: z.number().int() }),
  refusals: [promiseInThePast, promiseSaysNothing, notInThisState],
  takesVersion: true,
});
export const listPromises = operation({
  name: 'listPromises',
  summary: 'List the promises made on a ticket, newest first',
  description: 'For agents with where the ticket stands with its requester: the next check-in by its cadence, and how many there were.',
  method: 'GET',
  path: '/tickets/:ticketId/promises',
  permission: 'ticket.read',
  input: z.strictObject({ ticketId: z.uuid() }),
  reply: z.object({
    items: z.array(promiseView),
    cadenceMinutes: z.number().int(),
    /** What agents plan the next update with; left out for requesters. */
    plan: z
      .object({
        requesterName: z.string(),
        /** The requester’s own zone, in which they read it. */
        timeZone: z.string(),
        assigneeName: z.string().nullable(),
        /** Escalated at some time: never without a promise until it is over. */
        escalated: z.boolean(),
        /** One cadence from now, in the client’s working time. */
        nextCheckInAt: instant,
        /** Check-ins since the escalation, the one that stands included, and how many are owed once the ticket outlives its cadence. */
        checkIns: z.object({ given: z.number().int(), owed: z.number().int() }),
      })
      .optional(),
  }),
  refusals: [],
});

const template = z.object({
  templateId: z.uuid(),
  /** null for a template of the whole desk. */
  clientId: z.uuid().nullable(),
  kind: templateKind,
  name: z.string(),
  words: z.string(),
  version: z.number().int(),
});
const templateWords = { name: line(80), words: text(4_000) };
const templateRefusals = [templateVariableUnknown, templateSaysNothing, templateNameTaken, templateStands];

export const writeTemplate = operation({
  name: 'writeTemplate',
  summary: 'Write a template for promises, for the desk’s check-ins or for replies',
  description:
    'Variables: {requester}, {assignee}, {time} (in the requester’s own zone). No logic. For one client, or for the whole desk when clientId is left out.',
  method: 'POST',
  path: '/promise-templates',
  permission: 'agreement.manage',
  input: z.strictObject({ clientId: z.uuid().optional(), kind: templateKind, ...templateWords }),
  reply: template,
  refusals: templateRefusals,
});
export const changeTemplate = operation({
  name: 'changeTemplate',
  summary: 'Change a template; its next version',
  method: 'PUT',
  path: '/promise-templates/:templateId',
  permission: 'agreement.manage',
  input: z.strictObject({ templateId: z.uuid(), ...templateWords }),
  reply: template,
  refusals: templateRefusals,
});
export const retireTemplate = operation({
  name: 'retireTemplate',
  summary: 'Take a template out of use',
  method: 'POST',
  path: '/promise-templates/:templateId/retirement',
  permission: 'agreement.manage',
  input: z.strictObject({ templateId: z.uuid() }),
  reply: z.object({ templateId: z.uuid() }),
  refusals: [],
});
export const listTemplates = operation({
  name: 'listTemplates',
  summary: 'List templates in use; for a client its own and the desk’s',
  method: 'GET',
  path: '/promise-templates',
  permission: 'queue.read',
  input: z.strictObject({ clientId: z.uuid().optional(), kind: templateKind.optional(), ...page }),
  reply: pageOf(template),
  refusals: [],
});
