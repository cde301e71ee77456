import type { Handler } from '../../platform/module.ts';
import type { giveWorkaround as operation } from './contract.ts';
import { workaroundGiven } from './facts.ts';
import { mustBeOpen } from './rules.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';
import { tellRequester } from './tell-requester.ts';

/** Tells the requester a way to work meanwhile. A later one replaces it; the trouble goes on until the ticket is resolved. */
export const giveWorkaround: Handler<typeof operation> = async (work, { ticketId, workaround }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  mustBeOpen(standing.state);

  const messageId = tellRequester(work, standing, workaround);
  work.record(workaroundGiven, standing.stream, { workaround, messageId });

  return { messageId, version: await versionAfter(work, standing) };
};
