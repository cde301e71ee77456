import type { Handler } from '../../platform/module.ts';
import { moveTicket } from '../tickets/index.ts';
import { escalationToDecide } from './awaited.ts';
import type { acceptEscalation as operation } from './contract.ts';
import { escalationAccepted } from './facts.ts';

/**
 * Accepts an escalation: the ticket is now the receiving tier's and whoever accepted has it. A lead of another tier accepts for the team:
 * it goes to its queue. Only here a ticket changes its tier.
 */
export const acceptEscalation: Handler<typeof operation> = async (work, { escalationId }) => {
  const { ticket, toTier, toTeamId, decider, byName } = await escalationToDecide(work, escalationId);

  work.record(escalationAccepted, ticket.stream, { escalationId, toTier, byName });
  const assigneeId = decider.tier === toTier ? (work.authority.personId ?? null) : null;
  const { ticketId, tier } = moveTicket(work, ticket, { tier: toTier, teamId: toTeamId, assigneeId, reason: null });

  return { escalationId, ticketId, tier, assigneeId };
};
