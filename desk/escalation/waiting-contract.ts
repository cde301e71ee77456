import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, page, pageOf } from '../../platform/wire.ts';
import { criterion, layerKind } from '../criteria/rules.ts';
import { priority, ticketState } from '../tickets/rules.ts';
import { notOfThatTier, ownEscalation, verdictGiven } from './refusals.ts';

/** What the receiving tier sees the second a ticket lands. */
export const landing = z.object({
  at: instant,
  dueAt: instant,
  /** The zone of the calendar that the clock runs by. */
  zone: z.string(),
  targetSeconds: z.number().int(),
  /** Working seconds left; negative once breached. */
  secondsLeft: z.number().int(),
  usedSeconds: z.array(z.object({ tier, seconds: z.number().int() })),
  /** What this tier took for ones like it: the median of so many tickets, and what makes them alike. Null while too few are known. */
  need: z
    .object({ medianSeconds: z.number().int(), tickets: z.number().int(), basis: z.enum(['category_and_priority', 'category']) })
    .nullable(),
  /** Less was left than that; null where it could not be told. */
  lateHandoff: z.boolean().nullable(),
});

/** Why it went up: the criterion in the words of then, which version of whose criteria it is of, and what a machine found. */
export const provenance = z.object({
  criterion,
  words: z.string(),
  layer: layerKind,
  version: z.number().int(),
  met: z.boolean(),
  because: z.string(),
});

/** Apart from the other operations, so that a queue, the first screen of everybody, brings no more of escalation than it asks. */
export const listWaitingEscalations = operation({
  name: 'listWaitingEscalations',
  summary: 'List what waits for a tier’s validation, most urgent first',
  method: 'GET',
  path: '/escalations/waiting',
  permission: 'escalation.read',
  input: z.strictObject({ tier: z.coerce.number().pipe(tier), ...page }),
  reply: pageOf(
    z.object({
      escalationId: z.uuid(),
      ticketId: z.uuid(),
      reference: z.string(),
      title: z.string(),
      clientName: z.string(),
      priority,
      state: ticketState,
      criterion,
      /** The criterion as it was said when it was sent, of which version, and why it was met. */
      why: provenance.nullable(),
      packetComplete: z.number().int(),
      returns: z.number().int(),
      raisedBy: z.string(),
      raisedAt: instant,
      dueAt: instant.nullable(),
      secondsLeft: z.number().int().nullable(),
      /** What the clock said when it landed here: who used what, the median need, whether it came late. */
      landing: landing.nullable(),
    }),
  ),
  refusals: [],
});
export const acceptEscalation = operation({
  name: 'acceptEscalation',
  summary: 'Accept an escalation: the ticket is yours and your tier’s from now on',
  method: 'POST',
  path: '/escalations/:escalationId/acceptance',
  permission: 'escalation.decide',
  input: z.strictObject({ escalationId: z.uuid() }),
  reply: z.object({ escalationId: z.uuid(), ticketId: z.uuid(), tier, assigneeId: z.uuid().nullable() }),
  refusals: [verdictGiven, ownEscalation, notOfThatTier],
});
