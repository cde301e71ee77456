import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { readSecret } from '../../platform/secrets/index.ts';
import type { unmaskSecret as operation } from './contract.ts';

/** Reads a hidden secret of a ticket in the clear. Who did and why stands on its timeline from then on, and never what it was. */
export const unmaskSecret: Handler<typeof operation> = async (work, { ticketId, code, reason }) => {
  const ticket = await work.sql.selectFrom('tickets.ticket').select('client_id').where('id', '=', ticketId).executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const { kind, secret, enteredBy, enteredAt } = await readSecret(work, { clientId: ticket.client_id, id: ticketId }, { code, reason });
  const names = await namesOf(work.sql, [enteredBy]);
  return { kind, secret, enteredBy: names.get(enteredBy)?.name ?? '', enteredAt: enteredAt.toString() };
};
