import { ticketForUpdate } from '../../desk/tickets/index.ts';
import type { Handler } from '../../platform/module.ts';
import type { revokeShares as operation } from './contract.ts';
import { ticketShareRevoked } from './facts.ts';

/** Ends every link that shows this ticket; answers how many there were. */
export const revokeShares: Handler<typeof operation> = async (work, { ticketId }) => {
  const { stream, clientId } = await ticketForUpdate(work, ticketId);

  const ended = await work.sql
    .updateTable('portal.link')
    .set({ revoked_at: work.at })
    .where('client_id', '=', clientId)
    .where('ticket_id', '=', ticketId)
    .where('shows', '=', 'ticket')
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  if (ended.length > 0) work.record(ticketShareRevoked, stream, { linkIds: ended.map(({ id }) => id) });

  return { revoked: ended.length };
};
