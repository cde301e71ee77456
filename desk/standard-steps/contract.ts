import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant, line, text } from '../../platform/wire.ts';
import { categoryUnknown, notInThisState, reasonMissing } from '../tickets/refusals.ts';
import { stepOutcome } from '../tickets/rules.ts';
import { standardStepUnknown, stepsChangedSince, stepsImpossible } from './refusals.ts';
import { mostSteps, standardStepTerms, tickOutcome } from './rules.ts';

/** Whose steps: the desk's for a category, or a client's. */
const list = { clientId: z.uuid().optional(), categoryId: z.uuid() };
const published = z.object({ version: z.number().int(), publishedBy: z.string(), publishedAt: instant, note: z.string().nullable() });
/** Where steps are said: of which category, and for whom; null for every client. */
const source = z.object({ categoryId: z.uuid(), categoryName: z.string(), clientId: z.uuid().nullable(), version: z.number().int() });

export const listStandardSteps = operation({
  name: 'listStandardSteps',
  summary: 'List the standard steps of a category, its own and those that count there',
  description: 'The nearest wins: of the category before its parent, of one category the client’s before the desk’s.',
  method: 'GET',
  path: '/standard-steps',
  permission: 'escalation.read',
  input: z.strictObject(list),
  reply: z.object({
    /** The list's own current version; 0 while it has none. */
    version: z.number().int(),
    own: z.array(standardStepTerms),
    inForce: z.array(standardStepTerms),
    from: source.nullable(),
    versions: z.array(published),
  }),
  refusals: [categoryUnknown],
});

export const changeStandardSteps = operation({
  name: 'changeStandardSteps',
  summary: 'Publish a new version of a category’s standard steps, from now on',
  description:
    'readVersion is the version that the change was made on. A step that keeps its id counts as done where it was done before; one without an id is new. No steps: those of the parent category count again.',
  method: 'PUT',
  path: '/standard-steps',
  permission: 'steps.manage',
  input: z.strictObject({
    ...list,
    readVersion: z.number().int().min(0),
    steps: z.array(standardStepTerms.partial({ standardStepId: true })).max(mostSteps),
    note: line(300).optional(),
  }),
  reply: published.extend({ steps: z.array(standardStepTerms) }),
  refusals: [stepsImpossible, stepsChangedSince, categoryUnknown],
});

export const readChecklist = operation({
  name: 'readChecklist',
  summary: 'Read a ticket’s standard steps, and which of them are done',
  method: 'GET',
  path: '/tickets/:ticketId/checklist',
  permission: 'escalation.read',
  input: z.strictObject({ ticketId: z.uuid() }),
  reply: z.object({
    from: source.nullable(),
    items: z.array(
      standardStepTerms.extend({
        /** The latest try of it, and in which version it stood then. */
        tried: z
          .object({ outcome: stepOutcome, result: z.string().nullable(), by: z.string(), at: instant, version: z.number().int() })
          .nullable(),
      }),
    ),
  }),
  refusals: [],
});

export const tickStandardStep = operation({
  name: 'tickStandardStep',
  summary: 'Record what came of one of a ticket’s standard steps',
  description: 'The same record as any other step: it goes into timeline and packet. Skipping one demands a reason.',
  method: 'POST',
  path: '/tickets/:ticketId/checklist',
  permission: 'ticket.work',
  input: z.strictObject({ ticketId: z.uuid(), standardStepId: z.uuid(), outcome: tickOutcome, result: text(4_000).optional() }),
  reply: z.object({ stepId: z.uuid(), version: z.number().int() }),
  refusals: [notInThisState, reasonMissing, standardStepUnknown],
  takesVersion: true,
});
