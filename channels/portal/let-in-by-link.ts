import type { Authority } from '../../platform/authority.ts';
import type { AskedPage } from '../../platform/page.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { linkIdOf } from './link-token.ts';
import { ticketLinkUnknown } from './refusals.ts';
import { isGood } from './rules.ts';

/**
 * Lets whoever holds a good link in as the ticket's requester, at that client alone and never with a manager's view. Links that are
 * unknown, tampered with, expired or revoked are refused alike, and so are those of a requester whose account was disabled.
 */
export async function letInByLink(work: Work, { parameters }: Pick<AskedPage, 'parameters'>): Promise<Authority> {
  const link = await linkBehind(work, parameters.token ?? '');
  if (link === undefined || link.accountDisabled || !isGood(link, work.at)) return refuse(ticketLinkUnknown);
  const { clientId, requesterId } = link;
  return {
    actor: `requester:${requesterId}`,
    personId: requesterId,
    kind: 'requester',
    grants: [{ clientId, role: 'requester' }],
    requesterId,
  };
}

/** The one ticket that a link shows, whatever else its requester may see. */
export async function ticketOfLink(work: Work, token: string): Promise<{ readonly ticketId: string }> {
  const link = await linkBehind(work, token);
  return link === undefined ? refuse(ticketLinkUnknown) : { ticketId: link.ticketId };
}

async function linkBehind(work: Work, token: string) {
  const linkId = linkIdOf(work, token);
  if (linkId === undefined) return undefined;
  const link = await work.sql
    .selectFrom('portal.link as l')
    .innerJoin('tickets.ticket as t', (join) =>
      join.onRef('t.client_id', '=', 'l.client_id').onRef('t.id', '=', 'l.ticket_id').onRef('t.requester_id', '=', 'l.requester_id'),
    )
    .leftJoin('identity.account as a', 'a.id', 'l.requester_id')
    .select(['l.client_id as clientId', 't.id as ticketId', 't.requester_id as requesterId', 'l.created_at as createdAt'])
    .select(['l.expires_at as expiresAt', 'l.revoked_at as revokedAt', 't.closed_at as ticketEndedAt', 'a.disabled_at as disabledAt'])
    .where('l.id', '=', linkId)
    .executeTakeFirst();
  return link && { ...link, accountDisabled: link.disabledAt !== null };
}
