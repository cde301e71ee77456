import type { Handler } from '../../platform/module.ts';
import { notFound, Refused, refuse } from '../../platform/refusal.ts';
import { reopenUntilOf } from '../clocks/index.ts';
import { reopenTicket } from '../tickets/index.ts';
import { tooLateToReopen } from '../tickets/refusals.ts';
import { ticketState } from '../tickets/rules.ts';
import type { previewReopen as operation } from './contract.ts';
import { clockSeen } from './foreseen-clock.ts';

/** Whether a ticket can still be reopened, and what is then left of the clock that goes on; too late is an answer, not a refusal. */
export const previewReopen: Handler<typeof operation> = async (work, { ticketId }, exchange) => {
  const ticket = await work.sql.selectFrom('tickets.ticket').select(['state', 'closed_at']).where('id', '=', ticketId).executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const closedAt = ticket.state === 'closed' ? ticket.closed_at : null;
  const until = closedAt === null ? undefined : await reopenUntilOf(work.sql, ticketId, closedAt);
  const shown = { until: until?.toString() ?? null };
  try {
    const { result } = await work.trial(work.reach, async (tried) => {
      const { state } = await reopenTicket(tried, { ticketId, reason: 'For trial' }, exchange);
      return { state, after: await clockSeen(tried, ticketId) };
    });
    return { ...shown, ...result, possible: true };
  } catch (error) {
    if (!(error instanceof Refused) || error.kind.code !== tooLateToReopen.code) throw error;
    return { ...shown, possible: false, state: ticketState.parse(ticket.state), after: null };
  }
};
