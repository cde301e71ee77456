import type { z } from 'zod';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import type { fitList, listEscalationFit as operation } from './fit-contract.ts';
import { escalatedTickets, type FitTicket, keptTickets } from './fit-tickets.ts';

const isIn: Readonly<Record<z.output<typeof fitList>, (ticket: FitTicket) => boolean>> = {
  over: ({ answer }) => answer?.tier1Could === true,
  estimated: ({ estimated }) => estimated,
  disagreed: ({ answer, estimated }) => answer !== null && answer.tier1Could !== estimated,
  unanswered: ({ answer }) => answer === null,
  under: ({ estimated }) => estimated,
};

/** The tickets behind a number, judged by the same rule and read by the same statement as the number itself. */
export const listEscalationFit: Handler<typeof operation> = async (work, { which, teamId, categoryId, limit, cursor, ...asked }) => {
  const after = decodeCursor(instantAndId, cursor);
  const all = which === 'under' ? await keptTickets(work, asked) : await escalatedTickets(work, asked);
  const found = all.filter(
    (ticket) =>
      isIn[which](ticket) &&
      (teamId === undefined || ticket.teamId === teamId) &&
      (categoryId === undefined || ticket.categoryId === (categoryId === 'none' ? null : categoryId)) &&
      (after === undefined || isAfter(ticket, after)),
  );
  return cutPage(found.slice(0, limit + 1), limit, {
    keyOf: ({ at, ticketId }) => [at.toString(), ticketId],
    shape: ({ at, side: _, teamId: __, categoryId: ___, evidence, against, ...ticket }) => ({
      ...ticket,
      at: at.toString(),
      evidence: [...evidence],
      against: [...against],
    }),
  });
};

/** Newest first, and by id within an instant, as the statements order them. */
function isAfter({ at, ticketId }: FitTicket, [afterAt, afterId]: readonly [string, string]): boolean {
  const order = Temporal.Instant.compare(at, Temporal.Instant.from(afterAt));
  return order < 0 || (order === 0 && ticketId < afterId);
}
