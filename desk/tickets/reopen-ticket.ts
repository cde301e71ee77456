import type { Handler } from '../../platform/module.ts';
import type { reopenTicket as operation } from './contract.ts';
import { ticketReopened } from './facts.ts';
import { decideReopen } from './rules.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';
import { tellRequester } from './tell-requester.ts';

/** Reopens a ticket that is not fixed after all; the same clock goes on. What the requester says of it stands among the replies. */
export const reopenTicket: Handler<typeof operation> = async (work, { ticketId, reason }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  const state = decideReopen(standing);

  work.record(ticketReopened, standing.stream, { from: standing.state, state, reason });
  if (work.authority.requesterId !== undefined) tellRequester(work, { ...standing, state }, reason);

  return { ticketId, state, version: await versionAfter(work, standing) };
};
