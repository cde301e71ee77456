import type { Handler } from '../../platform/module.ts';
import { escalationToDecide } from './awaited.ts';
import type { returnEscalation as operation } from './contract.ts';
import { escalationReturned } from './facts.ts';

/**
 * Returns an escalation with a reason and what would make it acceptable. The ticket never left its sender, the clock runs on, and the
 * round counts as the sender's time (domain.md §4). Answers how often this ticket was returned from that tier so far.
 */
export const returnEscalation: Handler<typeof operation> = async (work, { escalationId, reason, whatWouldHelp }) => {
  const { ticket, toTier, returnsBefore, byName } = await escalationToDecide(work, escalationId);

  const returns = returnsBefore + 1;
  work.record(escalationReturned, ticket.stream, { escalationId, toTier, byName, reason, whatWouldHelp, returns });

  return { escalationId, ticketId: ticket.ticketId, returns };
};
