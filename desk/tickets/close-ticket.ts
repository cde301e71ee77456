import type { Handler } from '../../platform/module.ts';
import type { closeTicket as operation } from './contract.ts';
import { ticketClosed } from './facts.ts';
import { mustGo } from './rules.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/** Closes a resolved ticket: its requester agrees, or an agent was told so. */
export const closeTicket: Handler<typeof operation> = async (work, { ticketId }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  mustGo(standing.state, 'closed');

  work.record(ticketClosed, standing.stream, { from: standing.state, reason: null });

  return { ticketId, state: 'closed', version: await versionAfter(work, standing) };
};
