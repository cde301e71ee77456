import { z } from 'zod';

/** What speaks for Tier 1 having been able to resolve a ticket that went up. */
export const overEvidence = z.enum(['quickly_resolved', 'no_criterion', 'returned_before', 'tier1_resolves_alike', 'nothing_tried_above']);
export type OverEvidence = z.infer<typeof overEvidence>;

/** What speaks against it, whatever speaks for it. */
export const overCounter = z.enum(['went_further', 'right_lacking']);
export type OverCounter = z.infer<typeof overCounter>;

/** What speaks for a ticket having had to go up that Tier 1 kept and resolved. */
export const underEvidence = z.enum(['breached', 'reopened', 'sla_risk', 'steps_exhausted']);
export type UnderEvidence = z.infer<typeof underEvidence>;

/** A higher tier that resolves within so many minutes of accepting had little to find out. */
export const quickMinutes = 30;
/** Where Tier 1 resolves this share of a category by itself, and there are this many, it can do what the category asks. */
export const alikeShare = 0.5;
export const alikeTickets = 8;
/** Fewer steps than this exhaust nothing. */
export const exhaustingSteps = 2;

/** Fewer signs than this are chance. */
const fewestSigns = 2;

export interface Estimate<Sign, Counter = never> {
  readonly estimated: boolean;
  readonly evidence: readonly Sign[];
  readonly against: readonly Counter[];
}

/**
 * Whether Tier 1 could have resolved what it escalated, as the desk estimates it: at least two signs speak for it, and none against. The
 * higher tier's own answer is the truth that this is held against, and is never part of it.
 */
export function estimateOver(signs: readonly OverEvidence[], against: readonly OverCounter[]): Estimate<OverEvidence, OverCounter> {
  return { estimated: signs.length >= fewestSigns && against.length === 0, evidence: signs, against };
}

/** Whether a ticket that Tier 1 resolved by itself should have gone up: a promise broken, a fix that did not hold, or a criterion met. */
export function estimateUnder(signs: readonly UnderEvidence[]): Estimate<UnderEvidence> {
  return { estimated: signs.length > 0, evidence: signs, against: [] };
}

/** Those names whose column is true, in the order of the names. */
export function signsOf<Name extends string>(names: readonly Name[], row: Readonly<Record<Name, boolean>>): readonly Name[] {
  return names.filter((name) => row[name]);
}

/** Said beside the numbers wherever they are shown. */
export const fitDefinitions = {
  over: 'Escalations of Tier 1 raised in this time, accepted and resolved above it, of which the tier that resolved them answered that Tier 1 could have. Its answer is the truth; tickets without one are counted as unanswered.',
  estimate: `The desk estimates the same for every such ticket: Tier 1 could have, when at least two of these hold: resolved within ${quickMinutes} minutes of being accepted; sent below the threshold or with no criterion met; returned before as one for Tier 1; Tier 1 resolves at least half of this category by itself (of ${alikeTickets} tickets or more in 180 days); no step was recorded after it was accepted. Never when it went on to Tier 3, or when a right or an authority was what Tier 1 lacked.`,
  hits: 'Of the tickets with an answer, the share for which the estimate said the same.',
  under: `Tickets opened in this time that Tier 1 resolved without an accepted escalation, although the resolution was late, or the ticket was reopened, or three quarters of its time were used up (the criterion sla_risk), or ${exhaustingSteps} steps and more were tried and none worked (steps_exhausted).`,
} as const;
