import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { secretKinds } from '../../platform/secrets/rules.ts';
import { instant, line, text } from '../../platform/wire.ts';
import { namedTicket } from './contract-links.ts';
import { evidenceEmpty, evidenceTooLarge, notInThisState, reasonMissing } from './refusals.ts';
import { standardStep, stepOutcome } from './rules.ts';

const ticketId = z.uuid();
/** The ticket it is on, when that is one that was merged into the one asked for. */
const of = namedTicket.nullable();

export const recordStep = operation({
  name: 'recordStep',
  summary: 'Record a troubleshooting step that was tried',
  method: 'POST',
  path: '/tickets/:ticketId/steps',
  permission: 'ticket.work',
  input: z.strictObject({
    ticketId,
    action: line(500),
    expected: line(500).optional(),
    outcome: stepOutcome,
    result: text(4_000).optional(),
  }),
  reply: z.object({ stepId: z.uuid(), version: z.number().int() }),
  refusals: [notInThisState, reasonMissing],
  takesVersion: true,
});
export const attachEvidence = operation({
  name: 'attachEvidence',
  summary: 'Attach a file: log, screenshot, capture',
  description:
    'The body is the file itself. It is streamed, hashed and kept in the database; its type is read from its bytes, not believed.',
  method: 'POST',
  path: '/tickets/:ticketId/evidence',
  permission: 'evidence.attach',
  takesBytes: true,
  input: z.strictObject({
    ticketId,
    fileName: z.string().max(5_000).default('evidence'),
    public: z.stringbool().default(false),
  }),
  reply: z.object({
    evidenceId: z.uuid(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    version: z.number().int(),
  }),
  refusals: [evidenceTooLarge, evidenceEmpty],
  takesVersion: true,
});
export const readEvidence = operation({
  name: 'readEvidence',
  summary: 'Download a file attached to a ticket',
  description: 'Only PNG, JPEG, GIF and WebP recognized by their bytes are shown inline; everything else is a download.',
  method: 'GET',
  path: '/tickets/:ticketId/evidence/:evidenceId',
  permission: 'evidence.read',
  givesBytes: true,
  input: z.strictObject({ ticketId, evidenceId: z.uuid() }),
  reply: z.null(),
  refusals: [],
});
export const listEvidence = operation({
  name: 'listEvidence',
  summary: 'List the files attached to a ticket',
  method: 'GET',
  path: '/tickets/:ticketId/evidence',
  permission: 'evidence.read',
  input: z.strictObject({ ticketId }),
  reply: z.object({
    items: z.array(
      z.object({
        evidenceId: z.uuid(),
        fileName: z.string(),
        mediaType: z.string(),
        sizeBytes: z.number().int(),
        sha256: z.string(),
        public: z.boolean(),
        inline: z.boolean(),
        at: instant,
        of,
      }),
    ),
  }),
  refusals: [],
});
export const unmaskSecret = operation({
  name: 'unmaskSecret',
  summary: 'Read a secret that was hidden in a ticket, with a reason',
  description: 'Who read it and why is recorded on the ticket. The code stands in the text: `[password hidden 1a2b3c4d]`.',
  method: 'POST',
  path: '/tickets/:ticketId/secrets/:code/unmasking',
  permission: 'secret.unmask',
  secretReply: true,
  input: z.strictObject({ ticketId, code: z.string().min(1).max(40), reason: line(500) }),
  reply: z.object({ kind: z.enum(secretKinds), secret: z.string(), enteredBy: z.string(), enteredAt: instant }),
  refusals: [],
});
export const listSteps = operation({
  name: 'listSteps',
  summary: 'List the steps tried on a ticket',
  method: 'GET',
  path: '/tickets/:ticketId/steps',
  permission: 'escalation.read',
  input: z.strictObject({ ticketId }),
  reply: z.object({
    items: z.array(
      z.object({
        stepId: z.uuid(),
        action: z.string(),
        expected: z.string().nullable(),
        outcome: stepOutcome,
        result: z.string().nullable(),
        /** The standard step that it answers, where it does. */
        standard: standardStep.nullable(),
        by: z.string(),
        at: instant,
        of,
      }),
    ),
  }),
  refusals: [],
});
