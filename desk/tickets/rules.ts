import { z } from 'zod';
import type { Tier } from '../../estate/people/rules.ts';
import type { Stream } from '../../platform/log/fact.ts';
import { inputInvalid, refuse } from '../../platform/refusal.ts';
import { mergedAlready, mergeIntoItself, notInThisState, notOpenToMerge } from './refusals.ts';

/** The six states (domain.md §2a). Waiting for validation is not one of them. */
export const ticketState = z.enum(['new', 'in_progress', 'pending', 'resolved', 'closed', 'cancelled']);
export type TicketState = z.infer<typeof ticketState>;

/** What a pending ticket waits for. The clock runs on unless the agreement lists the reason. */
export const pendingReason = z.enum(['requester', 'supplier', 'change', 'problem', 'schedule']);
export type PendingReason = z.infer<typeof pendingReason>;

export const ticketKind = z.enum(['incident', 'service_request']);
export type TicketKind = z.infer<typeof ticketKind>;

/** ITIL's three steps of impact and of urgency: 1 high, 2 medium, 3 low. */
export const grade = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Grade = z.infer<typeof grade>;

/** P1 to P4. */
export const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Priority = z.infer<typeof priority>;

/** What kind of asset is in trouble (domain.md §1: asset). */
export const assetKind = z.enum(['computer', 'voice', 'network', 'circuit', 'software', 'service']);
export type AssetKind = z.infer<typeof assetKind>;

/** How a troubleshooting step ended (domain.md §1: step). */
export const stepOutcome = z.enum(['worked', 'did_not_work', 'not_applicable', 'skipped']);

/** A category's standard step, as it stood in a version of the steps (desk/standard-steps). */
export const standardStep = z.object({ standardStepId: z.uuid(), version: z.number().int() });

/** How a ticket reached the desk. */
export const channel = z.enum(['phone', 'portal', 'email', 'api', 'chat', 'alert', 'walk_in', 'import']);

/** Where a ticket stands: what every decision about it is made on. */
export interface TicketStanding {
  readonly ticketId: string;
  readonly clientId: string;
  readonly stream: Stream;
  readonly reference: string;
  readonly title: string;
  readonly kind: TicketKind;
  readonly requesterId: string;
  readonly categoryId: string | null;
  readonly assetKind: AssetKind | null;
  readonly impact: Grade;
  readonly urgency: Grade;
  readonly priority: Priority;
  readonly priorityOverrideReason: string | null;
  readonly state: TicketState;
  readonly pendingReason: PendingReason | null;
  readonly tier: Tier;
  readonly teamId: string;
  /** Whether that team is an intake, where tickets land that nobody has sorted yet. */
  readonly teamIsIntake: boolean;
  readonly assigneeId: string | null;
  readonly hops: number;
  readonly openedAt: Temporal.Instant;
  /** When its clock began: when it was opened, or for a split child when its parent's did. Nothing moves it. */
  readonly startedAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  /** The ticket that its number leads to, once it was merged: never one that was merged itself. */
  readonly mergedInto: string | null;
  /** The version of the last fact of this module on the ticket: what an edit is checked against. */
  readonly version: number;
}

/**
 * Impact × urgency → priority, ITIL 3×3: 1×1 is P1; 1×2 and 2×1 P2; 1×3, 2×2 and 3×1 P3; the rest P4.
 * The same matrix as in the ServiceNow data set's 2,3 → 4 and 3,1 → 3 rows.
 */
export function priorityOf(impact: Grade, urgency: Grade): Priority {
  const sum = impact + urgency;
  if (sum === 2) return 1;
  if (sum === 3) return 2;
  if (sum === 4) return 3;
  return 4;
}

/**
 * Refuses high grades from requesters: to everybody the own trouble is urgent, and what is P1 for the desk is for agents to say. Their
 * own words say how urgent it is for them; medium and low they may say, so that they never make a ticket more than P3.
 */
export function mustBeForRequesters(grades: { readonly impact: Grade; readonly urgency: Grade }): void {
  const high = (['impact', 'urgency'] as const).filter((name) => grades[name] === 1);
  if (high.length === 0) return;
  const detail = 'Agents say what is high. Leave it out, and say in the description how urgent it is for you';
  refuse(inputInvalid, { errors: high.map((name) => ({ pointer: `#/${name}`, detail })) });
}

const goesTo: Readonly<Record<TicketState, readonly TicketState[]>> = {
  new: ['in_progress', 'cancelled'],
  in_progress: ['pending', 'resolved', 'new', 'cancelled'],
  pending: ['in_progress', 'resolved', 'cancelled'],
  resolved: ['in_progress', 'closed'],
  closed: ['in_progress'],
  cancelled: [],
};

/** Whether a ticket may go from one state to another (domain.md §2a). */
export function mayGo(from: TicketState, to: TicketState): boolean {
  return goesTo[from].includes(to);
}

/** The states that a ticket may go to from this one. */
export function waysFrom(state: TicketState): readonly TicketState[] {
  return goesTo[state];
}

/** Refuses a step between states that the table does not know, saying which steps there are. */
export function mustGo(from: TicketState, to: TicketState): void {
  if (!mayGo(from, to)) refuse(notInThisState, { state: from, goesTo: [...goesTo[from]] });
}

/** Refuses work on a ticket that nobody owes anything on any more. */
export function mustBeOpen(state: TicketState): void {
  if (!isOpen(state)) refuse(notInThisState, { state, goesTo: [...goesTo[state]] });
}

/** Refuses words to or from the requester on a ticket that is over; a resolved one may still be talked about. */
export function mustBeTalkedAbout(state: TicketState): void {
  if (state === 'closed' || state === 'cancelled') refuse(notInThisState, { state, goesTo: [...goesTo[state]] });
}

/**
 * Where a reopened ticket goes: to work with the assignee it had, or to its team's queue when nobody had it. A resolved one may
 * always be reopened, a closed one until its agreement's window ends, which desk/clocks see to.
 */
export function decideReopen({ state, assigneeId }: Pick<TicketStanding, 'state' | 'assigneeId'>): TicketState {
  if (isOpen(state)) refuse(notInThisState, { state, goesTo: [...goesTo[state]] });
  mustGo(state, 'in_progress');
  return assigneeId === null ? 'new' : 'in_progress';
}

/** States in which somebody still owes the requester something. */
export const openStates = ['new', 'in_progress', 'pending'] as const satisfies readonly TicketState[];

/** Whether somebody still owes the requester something. */
export function isOpen(state: TicketState): boolean {
  return (openStates as readonly TicketState[]).includes(state);
}

/** `INC-10421` or `REQ-10422`: one sequence per desk, by kind. */
export function referenceOf(kind: TicketKind, number: number): string {
  return `${kind === 'incident' ? 'INC' : 'REQ'}-${number}`;
}

/** What decides whether tickets are merged. */
export type Mergeable = Pick<TicketStanding, 'ticketId' | 'clientId' | 'reference' | 'state' | 'mergedInto'>;

/**
 * Which tickets are merged into the one that stays: open ones of one client, into an open one. Those that were merged into it before are
 * passed over, so that saying it twice changes nothing; whoever was merged elsewhere is refused, and so no circle can come about.
 */
export function decideMerge<Ticket extends Mergeable>(stay: Ticket, sources: readonly Ticket[]): readonly Ticket[] {
  if (sources.some(({ ticketId }) => ticketId === stay.ticketId)) refuse(mergeIntoItself);
  if (stay.mergedInto !== null) refuse(mergedAlready, { reference: stay.reference, into: stay.mergedInto });
  const merging = sources.filter(({ mergedInto }) => mergedInto !== stay.ticketId);
  for (const { reference, mergedInto } of merging) if (mergedInto !== null) refuse(mergedAlready, { reference, into: mergedInto });
  if (merging.length === 0) return [];
  const over = [stay, ...merging].find(({ state }) => !isOpen(state));
  if (over !== undefined) refuse(notOpenToMerge, { reference: over.reference, state: over.state });
  return merging;
}
