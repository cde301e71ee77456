import { ticketForUpdate } from '../../desk/tickets/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { revokeHandoffShare as operation } from './contract.ts';
import { handoffShareRevoked } from './facts.ts';

/** Ends a link to a handoff; one that has ended already stays so. */
export const revokeHandoffShare: Handler<typeof operation> = async (work, { ticketId, linkId }) => {
  const { stream, clientId } = await ticketForUpdate(work, ticketId);
  const link = await work.sql
    .selectFrom('portal.link')
    .select(['label', 'revoked_at as revokedAt'])
    .where('client_id', '=', clientId)
    .where('ticket_id', '=', ticketId)
    .where('id', '=', linkId)
    .where('shows', '=', 'handoff')
    .executeTakeFirst();
  if (link === undefined) return refuse(notFound);
  if (link.revokedAt !== null) return { revoked: false };

  await work.sql
    .updateTable('portal.link')
    .set({ revoked_at: work.at })
    .where('client_id', '=', clientId)
    .where('id', '=', linkId)
    .execute();
  work.record(handoffShareRevoked, stream, { linkId, label: link.label ?? '' });

  return { revoked: true };
};
