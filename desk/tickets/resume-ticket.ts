import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import type { resumeTicket as operation } from './contract.ts';
import { ticketStateChanged } from './facts.ts';
import { notInThisState } from './refusals.ts';
import { standingAfter, ticketForUpdate } from './standing.ts';

/** Goes on with a ticket that waited. */
export const resumeTicket: Handler<typeof operation> = async (work, { ticketId }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  if (standing.state !== 'pending') refuse(notInThisState, { state: standing.state });

  work.record(ticketStateChanged, standing.stream, { from: 'pending', state: 'in_progress', pendingReason: null, reason: null });

  return standingAfter(work, { ...standing, state: 'in_progress' });
};
