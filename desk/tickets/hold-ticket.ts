import type { Handler } from '../../platform/module.ts';
import type { holdTicket as operation } from './contract.ts';
import { ticketStateChanged } from './facts.ts';
import { mustGo } from './rules.ts';
import { standingAfter, ticketForUpdate } from './standing.ts';
import { tellRequester } from './tell-requester.ts';

/**
 * Says what a ticket waits for; one that waits already may wait for something else. A question goes out to the requester in the same breath:
 * without one no clock may pause. Nothing is recorded when nothing changes.
 */
export const holdTicket: Handler<typeof operation> = async (work, { ticketId, waitsFor, reason, question, supplier }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  if (standing.state !== 'pending') mustGo(standing.state, 'pending');

  const questionId = question === undefined ? null : tellRequester(work, standing, question);
  if (standing.pendingReason !== waitsFor || questionId !== null || supplier !== undefined) {
    work.record(ticketStateChanged, standing.stream, {
      from: standing.state,
      state: 'pending',
      pendingReason: waitsFor,
      reason: reason ?? null,
      questionId,
      supplier: supplier ?? null,
    });
  }

  return standingAfter(work, { ...standing, state: 'pending' });
};
