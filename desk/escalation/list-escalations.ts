import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { listEscalations as operation } from './contract.ts';
import { escalationsShown, shown } from './shown-escalation.ts';

/** A ticket escalated more often than this is shown with its newest. */
const mostListed = 100;

/** The escalations of a ticket, newest first. */
export const listEscalations: Handler<typeof operation> = async (work, { ticketId }) => {
  const ticket = await work.sql.selectFrom('tickets.ticket').select('client_id').where('id', '=', ticketId).executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const rows = await escalationsShown(work.sql)
    .where('e.client_id', '=', ticket.client_id)
    .where('e.ticket_id', '=', ticketId)
    .orderBy('e.raised_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(mostListed)
    .execute();
  return { items: await shown(work, rows) };
};
