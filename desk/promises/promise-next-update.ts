import type { Work } from '../../platform/work.ts';
import type { TicketStanding } from '../tickets/index.ts';
import { promiseEnded, promiseMade } from './facts.ts';
import { openPromises } from './open-promise.ts';
import { checkPromise, endByReplacing } from './rules.ts';

/**
 * Promises the requester of a ticket the next update, in place of the promise that stood open. Refuses one for the past or
 * for too far away, and one that says nothing. Answers the promise's id.
 */
export async function promiseNextUpdate(
  work: Work,
  standing: Pick<TicketStanding, 'ticketId' | 'stream'>,
  draft: { readonly what: string; readonly dueAt: string },
): Promise<string> {
  const dueAt = Temporal.Instant.from(draft.dueAt);
  checkPromise({ what: draft.what, dueAt }, work.at);
  const before = (await openPromises(work.sql, [standing.ticketId])).get(standing.ticketId);
  if (before !== undefined) {
    const state = endByReplacing(before, dueAt);
    work.record(promiseEnded, standing.stream, {
      promiseId: before.promiseId,
      state,
      why: state === 'kept' ? 'made stricter' : 'moved to later',
    });
  }
  const promiseId = work.newId();
  work.record(promiseMade, standing.stream, { promiseId, what: draft.what, dueAt: dueAt.toString(), replaces: before?.promiseId ?? null });
  return promiseId;
}
