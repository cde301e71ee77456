import { ticketForUpdate } from '../../desk/tickets/index.ts';
import { baseUrl } from '../../platform/mail/index.ts';
import type { Handler } from '../../platform/module.ts';
import type { shareTicket as operation } from './contract.ts';
import { ticketShared } from './facts.ts';
import { tokenOf } from './link-token.ts';
import { endOf, expiryOf } from './rules.ts';

/**
 * Makes a link that shows this ticket to its requester, to be copied and handed over. It begins with the address from the settings, never
 * with the request's own; a desk that was never started has none, and answers the path alone.
 */
export const shareTicket: Handler<typeof operation> = async (work, { ticketId }) => {
  const { stream, clientId, requesterId, closedAt } = await ticketForUpdate(work, ticketId);
  const linkId = work.newId();
  const expiresAt = expiryOf(work.at);

  await work.sql
    .insertInto('portal.link')
    .values({
      client_id: clientId,
      id: linkId,
      ticket_id: ticketId,
      requester_id: requesterId,
      created_at: work.at,
      expires_at: expiresAt,
    })
    .execute();
  const endsAt = endOf({ createdAt: work.at, expiresAt, ticketEndedAt: closedAt }).toString();
  work.record(ticketShared, stream, { linkId, requesterId, expiresAt: endsAt });

  return { url: `${(await baseUrl(work)) ?? ''}/s/${tokenOf(work, linkId)}`, expiresAt: endsAt };
};
