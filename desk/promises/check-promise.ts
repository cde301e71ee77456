import { refuse } from '../../platform/refusal.ts';
import { saysNothing } from './empty-phrase.ts';
import { promiseInThePast, promiseSaysNothing } from './refusals.ts';
import { farthestDays } from './rules.ts';

/** Refuses a promise for the past or for too far away, and one that tells the requester nothing. */
export function checkPromise({ what, dueAt }: { readonly what: string; readonly dueAt: Temporal.Instant }, at: Temporal.Instant): void {
  const isAhead = Temporal.Instant.compare(dueAt, at) > 0;
  const isNear = Temporal.Instant.compare(dueAt, at.add({ hours: 24 * farthestDays })) <= 0;
  if (!isAhead || !isNear) refuse(promiseInThePast);
  if (saysNothing(what)) refuse(promiseSaysNothing, { what });
}
