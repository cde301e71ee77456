import type { Tier } from '../../estate/people/rules.ts';
import { refuse } from '../../platform/refusal.ts';
import { type Criterion, noCriterion } from '../criteria/rules.ts';
import { isOpen, type TicketState } from '../tickets/rules.ts';
import type { PacketScore } from './packet.ts';
import {
  alreadyWaiting,
  criterionNotForTier,
  noCriterionMet,
  notOfThatTier,
  notYourEscalation,
  nowhereToGo,
  ownEscalation,
  packetIncomplete,
  ticketNotOpen,
  verdictGiven,
} from './refusals.ts';
import { isUnfounded, needsReason } from './score.ts';

/** Where the ticket stands that is to go up. */
export interface Standing {
  readonly state: TicketState;
  readonly tier: Tier;
  /** Another escalation of it waits for a verdict. */
  readonly waiting: boolean;
}

/** What somebody wants to send. */
export interface EscalationRequest {
  readonly criterion: Criterion;
  /** The criteria that this tier may give, each with whether it is met now. */
  readonly criteria: readonly { readonly criterion: Criterion; readonly met: boolean }[];
  readonly score: PacketScore;
  readonly overrideReason?: string | undefined;
}

/** From where to where a ticket goes up, and why although something was missing. */
export interface Move {
  readonly fromTier: 1 | 2;
  readonly toTier: 2 | 3;
  /** Kept only where it was needed, so that what was overridden can be counted. */
  readonly overrideReason: string | null;
}

/** The tier above; none above Tier 3. */
export function tierAbove(fromTier: Tier): Pick<Move, 'fromTier' | 'toTier'> | undefined {
  if (fromTier === 3) return undefined;
  return fromTier === 1 ? { fromTier, toTier: 2 } : { fromTier, toTier: 3 };
}

/**
 * When a ticket may go up a tier, and what it must carry (domain.md §4). The gate is soft: with a recorded reason a ticket goes up with
 * no criterion met, or with a packet below the threshold. Never silently.
 */
export function decideEscalation(standing: Standing, { criterion, criteria, score, overrideReason }: EscalationRequest): Move {
  if (!isOpen(standing.state)) refuse(ticketNotOpen, { state: standing.state });
  const move = tierAbove(standing.tier) ?? refuse(nowhereToGo, { tier: standing.tier });
  if (standing.waiting) refuse(alreadyWaiting);
  if (criterion !== noCriterion && !criteria.some((one) => one.criterion === criterion))
    refuse(criterionNotForTier, { tier: standing.tier, criterion, known: criteria.map((one) => one.criterion) });

  if (isUnfounded(criterion, criteria) && overrideReason === undefined) refuse(noCriterionMet);
  if (!score.sendable && overrideReason === undefined) refuse(packetIncomplete, { missing: missingFrom(score) });
  return { ...move, overrideReason: needsReason({ criterion, criteria, score }) ? (overrideReason ?? null) : null };
}

function missingFrom({ items }: PacketScore) {
  return items.filter((one) => !one.complete).map(({ item, lacks }) => ({ item, lacks }));
}

/** An escalation as whoever decides on it finds it. */
export interface Awaited {
  readonly toTier: Tier;
  readonly verdict: 'waiting' | 'accepted' | 'returned' | 'withdrawn';
  /** Who gave the verdict, by name. */
  readonly verdictBy: string;
  readonly raisedBy: string;
}

/** Who wants to decide. */
export interface Decider {
  readonly actor: string;
  /** The agent's own tier; null for whoever is no agent. */
  readonly tier: Tier | null;
  /** Leads decide at every tier of their clients. */
  readonly lead: boolean;
}

/** Whether somebody may accept or return: one of the receiving tier or a lead, never the sender, and only the first verdict counts. */
export function decideVerdict(escalation: Awaited, decider: Decider): void {
  if (escalation.verdict !== 'waiting') refuse(verdictGiven, { verdict: escalation.verdict, by: escalation.verdictBy });
  if (escalation.raisedBy === decider.actor) refuse(ownEscalation);
  if (!decider.lead && decider.tier !== escalation.toTier) refuse(notOfThatTier, { tier: escalation.toTier });
}

/** Whether somebody may take an escalation back: its sender or a lead, before the verdict. */
export function decideWithdrawal(escalation: Awaited, decider: Decider): void {
  if (escalation.verdict !== 'waiting') refuse(verdictGiven, { verdict: escalation.verdict, by: escalation.verdictBy });
  if (!decider.lead && escalation.raisedBy !== decider.actor) refuse(notYourEscalation);
}
