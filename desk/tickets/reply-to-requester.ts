import type { Handler } from '../../platform/module.ts';
import type { replyToRequester as operation } from './contract.ts';
import { ticketStateChanged } from './facts.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';
import { tellRequester } from './tell-requester.ts';

/**
 * Says something on the public side. The requester's own words end waiting for the requester; they do not reopen what is resolved,
 * which is another verb.
 */
export const replyToRequester: Handler<typeof operation> = async (work, { ticketId, body }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);

  const messageId = tellRequester(work, standing, body);
  if (work.authority.requesterId !== undefined && standing.pendingReason === 'requester') {
    work.record(ticketStateChanged, standing.stream, { from: standing.state, state: 'in_progress', pendingReason: null, reason: null });
  }

  return { messageId, version: await versionAfter(work, standing) };
};
