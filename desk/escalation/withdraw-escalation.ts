import type { Handler } from '../../platform/module.ts';
import { escalationForUpdate } from './awaited.ts';
import type { withdrawEscalation as operation } from './contract.ts';
import { escalationWithdrawn } from './facts.ts';
import { decideWithdrawal } from './rules.ts';

/**
 * Takes an escalation back before the verdict: by its sender, or by a lead. The ticket never left its tier. Of a verdict and a withdrawal at
 * once the second finds the first one's; what the sender was still asked for is dropped.
 */
export const withdrawEscalation: Handler<typeof operation> = async (work, { escalationId, reason }) => {
  const { ticket, awaited, decider, toTier, byName } = await escalationForUpdate(work, escalationId);
  decideWithdrawal(awaited, decider);

  work.record(escalationWithdrawn, ticket.stream, { escalationId, toTier, byName, reason: reason ?? null });

  return { escalationId, ticketId: ticket.ticketId };
};
