import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, page, pageOf } from '../../platform/wire.ts';
import { overCounter, overEvidence, underEvidence } from './fit.ts';

const asked = {
  clientId: z.uuid().optional(),
  /** How far back, in days; a quarter shows a habit. */
  days: z.coerce.number().int().min(1).max(366).default(90),
};
const counts = {
  /** Raised by Tier 1 in this time, accepted, and resolved above it. */
  escalated: z.number().int(),
  /** Of these, with the closing answer of the tier that resolved them. */
  answered: z.number().int(),
  /** Answered: Tier 1 could have. */
  over: z.number().int(),
  /** Estimated: Tier 1 could have; of all escalated. */
  estimated: z.number().int(),
  /** Of the answered, those for which the estimate said the same. */
  agreed: z.number().int(),
  /** Resolved by Tier 1 without going up. */
  kept: z.number().int(),
  /** Of these, with a sign that they should have. */
  under: z.number().int(),
};

export const readEscalationFit = operation({
  name: 'readEscalationFit',
  summary: 'Read how often Tier 1 escalates too much and too little, with definitions and how often the estimate is right',
  method: 'GET',
  path: '/reports/escalation-fit',
  permission: 'report.read',
  input: z.strictObject(asked),
  reply: z.object({
    from: instant,
    until: instant,
    definitions: z.object({ over: z.string(), estimate: z.string(), hits: z.string(), under: z.string() }),
    ...counts,
    teams: z.array(z.object({ teamId: z.uuid(), teamName: z.string(), ...counts })),
    categories: z.array(z.object({ categoryId: z.uuid().nullable(), categoryName: z.string().nullable(), ...counts })),
    /** More tickets than are looked at: the figures are of the newest of each. */
    isCapped: z.boolean(),
  }),
  refusals: [],
});

export const fitList = z.enum(['over', 'estimated', 'disagreed', 'unanswered', 'under']);

export const listEscalationFit = operation({
  name: 'listEscalationFit',
  summary: 'List the tickets behind over- and under-escalation with the evidence of each, newest first',
  description: '`none` as categoryId asks for tickets without a category.',
  method: 'GET',
  path: '/reports/escalation-fit/tickets',
  permission: 'report.read',
  input: z.strictObject({
    ...asked,
    which: fitList.default('over'),
    teamId: z.uuid().optional(),
    categoryId: z.union([z.uuid(), z.literal('none')]).optional(),
    ...page,
  }),
  reply: pageOf(
    z.object({
      ticketId: z.uuid(),
      reference: z.string(),
      title: z.string(),
      clientName: z.string(),
      teamName: z.string(),
      categoryName: z.string().nullable(),
      at: instant,
      resolvedAtTier: tier,
      /** The closing answer; null where none was given, and for what Tier 1 kept. */
      answer: z.object({ tier1Could: z.boolean(), why: z.string() }).nullable(),
      estimated: z.boolean(),
      evidence: z.array(z.union([overEvidence, underEvidence])),
      against: z.array(overCounter),
    }),
  ),
  refusals: [],
});
