import type { Handler } from '../../platform/module.ts';
import type { holdTicket as operation } from './contract.ts';
import { ticketStateChanged } from './facts.ts';
import { mustGo } from './rules.ts';
import { standingAfter, ticketForUpdate } from './standing.ts';

/** Says what a ticket waits for; one that waits already may wait for something else. Nothing is recorded when nothing changes. */
export const holdTicket: Handler<typeof operation> = async (work, { ticketId, waitsFor, reason }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  if (standing.state !== 'pending') mustGo(standing.state, 'pending');

  if (standing.pendingReason !== waitsFor) {
    const change = { from: standing.state, state: 'pending', pendingReason: waitsFor, reason: reason ?? null } as const;
    work.record(ticketStateChanged, standing.stream, change);
  }

  return standingAfter(work, { ...standing, state: 'pending' });
};
