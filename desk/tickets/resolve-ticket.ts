import type { Handler } from '../../platform/module.ts';
import type { resolveTicket as operation } from './contract.ts';
import { ticketResolved } from './facts.ts';
import { mustGo } from './rules.ts';
import { standingAfter, ticketForUpdate } from './standing.ts';

/** Says that a ticket is fixed and how, and tells the requester in the same breath: the desk never resolves in silence. */
export const resolveTicket: Handler<typeof operation> = async (work, { ticketId, resolution, cause, tellRequester }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  mustGo(standing.state, 'resolved');

  work.record(ticketResolved, standing.stream, {
    from: standing.state,
    resolution,
    cause: cause ?? null,
    told: tellRequester,
    messageId: work.newId(),
    resolvedAtTier: standing.tier,
  });

  return standingAfter(work, { ...standing, state: 'resolved' });
};
