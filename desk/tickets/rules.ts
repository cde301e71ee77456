import { z } from 'zod';
import { refuse } from '../../platform/refusal.ts';
import { notInThisState } from './refusals.ts';

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

/** How a ticket reached the desk. */
export const channel = z.enum(['phone', 'portal', 'email', 'api', 'chat', 'alert', 'walk_in', 'import']);
export type Channel = z.infer<typeof channel>;

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

/** Refuses a step between states that the table does not know, saying which steps there are. */
export function mustGo(from: TicketState, to: TicketState): void {
  if (!mayGo(from, to)) refuse(notInThisState, { state: from, goesTo: [...goesTo[from]] });
}

/** States in which somebody still owes the requester something. */
export const openStates = ['new', 'in_progress', 'pending'] as const satisfies readonly TicketState[];

export function isOpen(state: TicketState): boolean {
  return (openStates as readonly TicketState[]).includes(state);
}

/** `INC-10421` or `REQ-10422`: one sequence per desk, by kind. */
export function referenceOf(kind: TicketKind, number: number): string {
  return `${kind === 'incident' ? 'INC' : 'REQ'}-${number}`;
}
