import { z } from 'zod';
import { asked } from '../../desk/handoff/contract.ts';
import { operation } from '../../platform/operation.ts';
import { instant, line } from '../../platform/wire.ts';
import { connectionUnknown, handedOverAlready, kindFixed, signatureWrong, tokenAskedAgain, tokenMissing } from './refusals.ts';
import { connectionKind, deliveryState, settings } from './rules.ts';

const ticketId = z.uuid();
const connectionId = z.uuid();
const token = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^[!-~]+$/);
/** Where the other side sends its answers, and the secret that it signs them with. */
const answers = z.object({ url: z.string(), secret: z.string() });

export const listConnections = operation({
  name: 'listConnections',
  summary: 'List where handoffs can be given to',
  description: 'A client’s own connections and those of the desk. No secret is in it.',
  method: 'GET',
  path: '/connections',
  permission: 'escalation.read',
  input: z.strictObject({ clientId: z.uuid().optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        connectionId,
        clientId: z.uuid().nullable(),
        clientName: z.string().nullable(),
        name: z.string(),
        kind: connectionKind,
        target: z.string(),
        addedAt: instant,
        testedAt: instant.nullable(),
        /** What was wrong when it was tested last. */
        problem: z.string().nullable(),
      }),
    ),
  }),
  refusals: [],
});
export const addConnection = operation({
  name: 'addConnection',
  summary: 'Add a connection that handoffs are given to: Jira, GitHub Issues, an e-mail address, a webhook',
  description: 'Secrets are kept sealed. What the other side signs its answers with is shown once, here.',
  method: 'POST',
  path: '/connections',
  permission: 'connection.manage',
  input: z.strictObject({
    /** Left out for a connection of the desk, which serves every client. */
    clientId: z.uuid().optional(),
    name: line(80),
    settings,
    token: token.optional(),
  }),
  reply: z.object({
    connectionId,
    /** Null for e-mail, by which nothing comes back. */
    answers: answers.nullable(),
  }),
  refusals: [tokenMissing],
  secretReply: true,
});
export const readConnection = operation({
  name: 'readConnection',
  summary: 'Read where a connection leads, to change it',
  description: 'No secret is in it.',
  method: 'GET',
  path: '/connections/:connectionId',
  permission: 'connection.manage',
  input: z.strictObject({ connectionId }),
  reply: z.object({ connectionId, name: z.string(), settings }),
  refusals: [],
});
export const changeConnection = operation({
  name: 'changeConnection',
  summary: 'Change a connection’s name, where it leads, its token, or what answers are signed with',
  description:
    'What is left out stays. It keeps its kind and its client. A token goes to no other server than the one it was given for: with a new address it is given again.',
  method: 'PATCH',
  path: '/connections/:connectionId',
  permission: 'connection.manage',
  input: z.strictObject({
    connectionId,
    name: line(80).optional(),
    settings: settings.optional(),
    token: token.optional(),
    /** Makes a new secret for the other side to sign its answers with; the old one is worth nothing from then on. */
    renewSecret: z.boolean().default(false),
  }),
  reply: z.object({
    connectionId,
    /** Null unless a new secret was asked for. */
    answers: answers.nullable(),
  }),
  refusals: [kindFixed, tokenAskedAgain],
  secretReply: true,
});
export const retireConnection = operation({
  name: 'retireConnection',
  summary: 'End a connection: nothing is given to it any more, nothing comes back by it',
  method: 'DELETE',
  path: '/connections/:connectionId',
  permission: 'connection.manage',
  input: z.strictObject({ connectionId }),
  reply: z.object({ retired: z.boolean() }),
  refusals: [],
});
export const testConnection = operation({
  name: 'testConnection',
  summary: 'Find out whether a connection works, without opening an issue',
  description: 'It is tried in the background; the list of connections says what came of it.',
  method: 'POST',
  path: '/connections/:connectionId/test',
  permission: 'connection.manage',
  input: z.strictObject({ connectionId }),
  reply: z.object({ connectionId, askedAt: instant }),
  refusals: [],
});
export const handOver = operation({
  name: 'handOver',
  summary: 'Give a ticket’s handoff to a connection',
  description:
    'It is given in the background, once, and tried again while the other side cannot be reached; the ticket says how it stands. A question given here is what is asked of Tier 3 from now on.',
  method: 'POST',
  path: '/tickets/:ticketId/handoff/deliveries',
  permission: 'ticket.share',
  input: z.strictObject({ ticketId, connectionId, ...asked }),
  reply: z.object({ deliveryId: z.uuid(), state: deliveryState }),
  refusals: [connectionUnknown, handedOverAlready],
});
export const listDeliveries = operation({
  name: 'listDeliveries',
  summary: 'List where a ticket’s handoff was given to, and how each stands',
  method: 'GET',
  path: '/tickets/:ticketId/handoff/deliveries',
  permission: 'escalation.read',
  input: z.strictObject({ ticketId }),
  reply: z.object({
    items: z.array(
      z.object({
        deliveryId: z.uuid(),
        connectionId,
        connectionName: z.string(),
        kind: connectionKind,
        state: deliveryState,
        tries: z.number().int(),
        problem: z.string().nullable(),
        key: z.string().nullable(),
        url: z.string().nullable(),
        queuedAt: instant,
        endedAt: instant.nullable(),
      }),
    ),
  }),
  refusals: [],
});
export const receiveAnswer = operation({
  name: 'receiveAnswer',
  summary: 'Take what another system says about a handoff, signed with the connection’s secret',
  description:
    'Jira (X-Hub-Signature), GitHub (X-Hub-Signature-256) and Standard Webhooks (webhook-signature). A comment on what was handed over comes to the ticket’s timeline, once.',
  method: 'POST',
  path: '/connections/:connectionId/answers',
  permission: 'public',
  takesBytes: true,
  input: z.strictObject({ connectionId }),
  reply: z.object({ taken: z.boolean() }),
  refusals: [signatureWrong],
});
