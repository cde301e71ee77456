import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant } from '../../platform/wire.ts';
import { agreementExists, agreementImpossible, agreementKindChanged, effectiveInThePast } from './refusals.ts';
import { agreementTerms, defaultReopenWorkingDays, defaultWarnings } from './rules.ts';

/** One version of an agreement, with the name of the calendar it counts by. */
export const agreementView = z.object({
  agreementId: z.uuid(),
  clientId: z.uuid(),
  version: z.number().int(),
  ...agreementTerms.shape,
  calendarName: z.string(),
  calendarWords: z.string(),
  ended: z.boolean(),
  effectiveFrom: instant,
  publishedBy: z.string(),
  publishedAt: instant,
});

export const publishAgreement = operation({
  name: 'publishAgreement',
  summary: 'Publish an agreement, or a new version of one',
  description:
    'Without agreementId a new agreement. Tickets that are open keep the version they were opened under until they are moved. ended: nothing new is bound to it.',
  method: 'POST',
  path: '/clients/:clientId/agreements',
  permission: 'agreement.manage',
  input: z.strictObject({
    clientId: z.uuid(),
    agreementId: z.uuid().optional(),
    ...agreementTerms.shape,
    scope: agreementTerms.shape.scope.default({}),
    warnings: agreementTerms.shape.warnings.default([...defaultWarnings]),
    pauses: agreementTerms.shape.pauses.default([]),
    reopenWorkingDays: agreementTerms.shape.reopenWorkingDays.default(defaultReopenWorkingDays),
    ended: z.boolean().default(false),
    /** From now on when left out. */
    effectiveFrom: instant.optional(),
  }),
  reply: agreementView,
  refusals: [agreementImpossible, agreementExists, agreementKindChanged, effectiveInThePast],
});

export const listAgreements = operation({
  name: 'listAgreements',
  summary: 'List the agreements of a client with all their versions',
  description: 'Current ones first; of each agreement the newest version first.',
  method: 'GET',
  path: '/clients/:clientId/agreements',
  permission: 'clock.read',
  input: z.strictObject({ clientId: z.uuid() }),
  reply: z.object({ items: z.array(agreementView.extend({ current: z.boolean() })) }),
  refusals: [],
});
