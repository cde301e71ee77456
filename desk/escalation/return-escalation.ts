import type { Handler } from '../../platform/module.ts';
import { escalationToDecide } from './awaited.ts';
import { escalationsBefore } from './before.ts';
import { callLeads } from './call-leads.ts';
import type { returnEscalation as operation } from './contract.ts';
import { escalationReturned } from './facts.ts';

/**
 * Returns an escalation with a reason, what would make it acceptable and, where one was given, an example of it. The ticket never left its sender, the clock runs on, and the
 * round counts as the sender's time (domain.md §4). The second return of a ticket calls in the leads of both tiers. Answers how often this
 * ticket was returned from that tier so far.
 */
export const returnEscalation: Handler<typeof operation> = async (work, { escalationId, reason, whatWouldHelp, example = null }) => {
  const { ticket, fromTier, fromTeamId, toTier, toTeamId, returnsBefore, byName } = await escalationToDecide(work, escalationId);
  const before = await escalationsBefore(work, ticket);

  const returns = returnsBefore + 1;
  work.record(escalationReturned, ticket.stream, { escalationId, toTier, byName, reason, whatWouldHelp, example, returns });
  const leads = await callLeads(work, ticket, {
    escalationId,
    returns: before.returned + 1,
    teams: [
      { teamId: fromTeamId, tier: fromTier },
      { teamId: toTeamId, tier: toTier },
    ],
  });

  return { escalationId, ticketId: ticket.ticketId, returns, leadsCalled: leads.map(({ name }) => name) };
};
