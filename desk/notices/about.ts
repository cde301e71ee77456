import { z } from 'zod';
import { instant } from '../../platform/wire.ts';
import { agreementKind, metric } from '../agreements/rules.ts';
import { nagStage } from '../promises/rules.ts';
import { toldAs } from './rules.ts';

/** All that a warning's words need: each notice explains itself (what, since when, by which calendar, why you). */
export const aboutWarning = z.object({
  of: z.literal('clock'),
  clockId: z.uuid(),
  metric,
  clockKind: agreementKind,
  percent: z.number().int(),
  reachedAt: instant,
  /** The desk was not running when the threshold was reached. */
  late: z.boolean(),
  dueAt: instant,
  targetSeconds: z.number().int(),
  /** Working seconds left when it was told; negative once breached. */
  secondsLeft: z.number().int(),
  calendar: z.object({ zone: z.string(), words: z.string() }),
  toldAs,
});
export type AboutWarning = z.infer<typeof aboutWarning>;

/** A promise that is due soon, or overdue: what the requester was to hear, and by when. */
export const aboutPromise = z.object({
  of: z.literal('promise'),
  promiseId: z.uuid(),
  stage: nagStage,
  what: z.string(),
  dueAt: instant,
  toldAs,
});
export type AboutPromise = z.infer<typeof aboutPromise>;

/**
 * What an escalation asks of somebody: what is missing from its packet, that it was answered, to come and help both sides, or to read what
 * an engineer outside the desk says to its handoff.
 */
export const aboutEscalation = z.object({
  of: z.literal('escalation'),
  what: z.enum(['packet_asked', 'packet_overdue', 'packet_added', 'leads_called', 'handoff_answered', 'handoff_refuted']),
  /** Null where the handoff of the ticket was answered. */
  escalationId: z.uuid().nullable(),
  words: z.string().nullable(),
  dueAt: instant.nullable(),
  byName: z.string(),
  toldAs,
});
export type AboutEscalation = z.infer<typeof aboutEscalation>;

/** What a notice is about. */
export const about = z.discriminatedUnion('of', [aboutWarning, aboutPromise, aboutEscalation]);
export type About = z.infer<typeof about>;
