import type { Handler } from '../../platform/module.ts';
import type { cancelTicket as operation } from './contract.ts';
import { ticketCancelled } from './facts.ts';
import { mustGo } from './rules.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/** Cancels a ticket opened in error or withdrawn, for good. */
export const cancelTicket: Handler<typeof operation> = async (work, { ticketId, reason }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  mustGo(standing.state, 'cancelled');

  work.record(ticketCancelled, standing.stream, { from: standing.state, reason });

  return { ticketId, state: 'cancelled', version: await versionAfter(work, standing) };
};
