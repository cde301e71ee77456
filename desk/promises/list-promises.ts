import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Priority } from '../tickets/rules.ts';
import type { listPromises as operation } from './contract.ts';
import { cadenceMinutes, type PromiseState } from './rules.ts';

/** More promises than any ticket carries; the newest are shown. */
const mostListed = 200;

/** What was promised on a ticket, newest first, and how often its priority asks for an update. */
export const listPromises: Handler<typeof operation> = async (work, { ticketId }) => {
  const ticket = await work.sql
    .selectFrom('tickets.ticket')
    .select(['client_id', 'priority'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const rows = await work.sql
    .selectFrom('promises.promise')
    .select(['id', 'what', 'due_at', 'state', 'made_at', 'made_by'])
    .where('client_id', '=', ticket.client_id)
    .where('ticket_id', '=', ticketId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostListed)
    .execute();
  const names = await namesOf(
    work.sql,
    rows.map((row) => row.made_by),
  );
  // To requesters agents go by their first name, here as everywhere (assurance.md A12).
  const called = (actor: string): string => {
    const name = names.get(actor)?.name ?? '';
    return work.authority.requesterId !== undefined && actor.startsWith('agent:') ? (name.split(' ', 1)[0] ?? '') : name;
  };
  return {
    items: rows.map((row) => ({
      promiseId: row.id,
      what: row.what,
      dueAt: row.due_at.toString(),
      // Check constraints of the tables hold these to their words.
      state: row.state as PromiseState,
      madeAt: row.made_at.toString(),
      by: called(row.made_by),
    })),
    cadenceMinutes: cadenceMinutes[ticket.priority as Priority],
  };
};
