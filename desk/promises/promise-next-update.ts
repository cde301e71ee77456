import type { Work } from '../../platform/work.ts';
import type { TicketStanding } from '../tickets/index.ts';
import { checkPromise } from './check-promise.ts';
import { promiseEnded, promiseMade } from './facts.ts';
import { endByReplacing, endedBecause, type Occasion } from './rules.ts';
import { standingsOf } from './standing.ts';

/** What somebody promises. */
interface Draft {
  readonly what: string;
  readonly dueAt: string;
}

/**
 * Promises the requester of a ticket the next update, in place of the promise that stood open; whoever has the ticket owes it. Refuses one
 * for the past or for too far away, and one that says nothing. Answers the promise's id.
 */
export async function promiseNextUpdate(
  work: Work,
  { ticketId, stream, tier, teamId, assigneeId }: Pick<TicketStanding, 'ticketId' | 'stream' | 'tier' | 'teamId' | 'assigneeId'>,
  { what, dueAt: due, occasion }: Draft & { readonly occasion: Exclude<Occasion, 'check_in' | 'merge'> },
): Promise<string> {
  const dueAt = Temporal.Instant.from(due);
  checkPromise({ what, dueAt }, work.at);
  const before = (await standingsOf(work.sql, [ticketId])).get(ticketId)?.open ?? null;
  if (before !== null) {
    const state = endByReplacing(before, dueAt);
    const why = state === 'kept' ? endedBecause.stricter : endedBecause.later;
    work.record(promiseEnded, stream, { promiseId: before.promiseId, state, why });
  }
  const promiseId = work.newId();
  work.record(promiseMade, stream, {
    promiseId,
    what,
    dueAt: dueAt.toString(),
    replaces: before?.promiseId ?? null,
    occasion,
    owedBy: assigneeId,
    tier,
    teamId,
  });
  return promiseId;
}
