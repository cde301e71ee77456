import { z } from 'zod';
import type { Priority } from '../tickets/rules.ts';

/** kept: told in time. late: told after it was due. broken: its ticket ended without a word, or it was moved to later. */
export const promiseState = z.enum(['open', 'kept', 'late', 'broken']);
export type PromiseState = z.infer<typeof promiseState>;

/** How a promise came about; a `merge` brought it from a ticket that was the same; a `check_in` was made by the desk itself, so that an escalated ticket is never without a promise. */
export const occasion = z.enum(['own', 'escalation', 'reply', 'check_in', 'merge']);
export type Occasion = z.infer<typeof occasion>;

/** Reminders of whoever owes a promise: shortly before it is due, and once it is overdue. */
export const nagStage = z.enum(['soon', 'overdue']);
export type NagStage = z.infer<typeof nagStage>;

/** How often a requester hears something unless the agreement says otherwise, in working minutes, by priority. */
export const cadenceMinutes: Readonly<Record<Priority, number>> = { 1: 30, 2: 60, 3: 240, 4: 480 };

/** How often the requester of a ticket hears something, in working minutes: what its agreement promises, else what its priority has. */
export function cadenceOf({ priority, agreedMinutes }: { readonly priority: Priority; readonly agreedMinutes: number | null }): number {
  return agreedMinutes ?? cadenceMinutes[priority];
}

/** Nobody can be held to what is further away than this. */
export const farthestDays = 90;

/** Whoever owes a promise is reminded this long before it is due. */
export const soonMinutes = 10;

/** When somebody is reminded of a promise first: ten minutes before it is due; one that is due sooner, once it is overdue. */
export function firstNagAt(dueAt: Temporal.Instant, madeAt: Temporal.Instant): Temporal.Instant {
  const soon = dueAt.subtract({ minutes: soonMinutes });
  return Temporal.Instant.compare(soon, madeAt) > 0 ? soon : overdueAt(dueAt);
}

/** The due second itself is in time. */
export function overdueAt(dueAt: Temporal.Instant): Temporal.Instant {
  return dueAt.add({ seconds: 1 });
}

/** What there is to say of a promise now. A desk that was down says once that it is overdue, not also that it will be due soon. */
export function nagStageAt(dueAt: Temporal.Instant, at: Temporal.Instant): NagStage {
  return Temporal.Instant.compare(at, overdueAt(dueAt)) < 0 ? 'soon' : 'overdue';
}

/** A promise as it stands open on a ticket. */
export interface OpenPromise {
  readonly promiseId: string;
  readonly dueAt: Temporal.Instant;
}

/** Telling the requester something in time keeps the promise; afterwards it is late. */
export function endByTelling(promise: OpenPromise, at: Temporal.Instant): 'kept' | 'late' {
  return Temporal.Instant.compare(at, promise.dueAt) <= 0 ? 'kept' : 'late';
}

/** A promise replaced by one due no later was only made stricter; moved to later, it was taken back. */
export function endByReplacing(promise: OpenPromise, newDueAt: Temporal.Instant): 'kept' | 'broken' {
  return Temporal.Instant.compare(newDueAt, promise.dueAt) <= 0 ? 'kept' : 'broken';
}

/**
 * What becomes of promises when tickets are merged: the earliest of all stands, so that nobody is told later than they were promised.
 * Undefined where the one on the ticket that stays is the earliest, or nothing was promised on the others.
 */
export function earliestCarried<Promised extends OpenPromise>(own: OpenPromise | null, others: readonly Promised[]): Promised | undefined {
  const first = others.toSorted((one, other) => Temporal.Instant.compare(one.dueAt, other.dueAt))[0];
  return first === undefined || (own !== null && Temporal.Instant.compare(own.dueAt, first.dueAt) <= 0) ? undefined : first;
}

/** Why a promise ended without a word; the first is none that anybody is measured by. */
export const endedBecause = {
  stricter: 'made stricter',
  later: 'moved to later',
  over: 'the ticket ended',
  carried: 'carried over by merging',
} as const;
