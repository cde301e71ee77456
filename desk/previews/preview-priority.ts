import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { prioritizeTicket } from '../tickets/index.ts';
import { priority as priorities } from '../tickets/rules.ts';
import type { previewPriority as operation } from './contract.ts';
import { clockSeen } from './foreseen-clock.ts';

/** What another priority will do: another target, counted from the start that does not move (domain.md §3.4). */
export const previewPriority: Handler<typeof operation> = async (work, input, exchange) => {
  const { ticketId } = input;
  const ticket = await work.sql.selectFrom('tickets.ticket').select('priority').where('id', '=', ticketId).executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const before = await clockSeen(work, ticketId);
  const { result } = await work.trial(work.reach, async (tried) => {
    const { priority } = await prioritizeTicket(tried, input, exchange);
    return { priority, after: await clockSeen(tried, ticketId) };
  });
  return { ...result, before, fromPriority: priorities.parse(ticket.priority) };
};
