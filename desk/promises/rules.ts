import { z } from 'zod';
import { refuse } from '../../platform/refusal.ts';
import type { Priority } from '../tickets/rules.ts';
import { promiseInThePast, promiseSaysNothing } from './refusals.ts';

/** kept: told in time. late: told after it was due. broken: its ticket ended without a word, or it was moved to later. */
export const promiseState = z.enum(['open', 'kept', 'late', 'broken']);
export type PromiseState = z.infer<typeof promiseState>;

/** How often a requester hears something, in minutes, by priority (domain.md §7: cadence per priority). */
export const cadenceMinutes: Readonly<Record<Priority, number>> = { 1: 30, 2: 60, 3: 240, 4: 480 };

/** Words that say nothing new to whoever waits. */
const emptyPhrases = [
  /^(your |the )?(ticket|request|incident|case) (has been|was|is) (escalated|forwarded|passed on)[.! ]*$/i,
  /^we are (still )?working on it[.! ]*$/i,
  /^(please )?(bear with us|be patient)[.! ]*$/i,
];

/** Whether this tells the requester nothing: "Your ticket has been escalated." */
export function saysNothing(words: string): boolean {
  return emptyPhrases.some((phrase) => phrase.test(words.trim()));
}

/** Nobody can be held to what is further away than this. */
export const farthestDays = 90;

/** A promise as it stands open on a ticket. */
export interface OpenPromise {
  readonly promiseId: string;
  readonly dueAt: Temporal.Instant;
}

/** Refuses a promise for the past or for too far away, and one that tells the requester nothing. */
export function checkPromise({ what, dueAt }: { readonly what: string; readonly dueAt: Temporal.Instant }, at: Temporal.Instant): void {
  const isAhead = Temporal.Instant.compare(dueAt, at) > 0;
  const isNear = Temporal.Instant.compare(dueAt, at.add({ hours: 24 * farthestDays })) <= 0;
  if (!isAhead || !isNear) refuse(promiseInThePast);
  if (saysNothing(what)) refuse(promiseSaysNothing, { what });
}

/** Telling the requester something in time keeps the promise; afterwards it is late. */
export function endByTelling(promise: OpenPromise, at: Temporal.Instant): 'kept' | 'late' {
  return Temporal.Instant.compare(at, promise.dueAt) <= 0 ? 'kept' : 'late';
}

/** A promise replaced by one due no later was only made stricter; moved to later, it was taken back. */
export function endByReplacing(promise: OpenPromise, newDueAt: Temporal.Instant): 'kept' | 'broken' {
  return Temporal.Instant.compare(newDueAt, promise.dueAt) <= 0 ? 'kept' : 'broken';
}
