import type { Authority, Reach } from '../../platform/authority.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import type { Exchange } from '../../platform/module.ts';
import type { AskedPage, PageReply, PageRequest } from '../../platform/page.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { handoffRead } from './facts.ts';
import { linkIdOf } from './link-token.ts';
import { ticketLinkUnknown } from './refusals.ts';
import { isGood } from './rules.ts';

/** What a good link to a handoff leads to. */
export interface HandoffLink {
  readonly clientId: string;
  readonly linkId: string;
  readonly ticketId: string;
  readonly label: string;
}

/**
 * Lets whoever holds a good link read handoffs of that client and answer them; the pages themselves show only the one that the link is
 * for. Unknown, tampered, expired and ended links, and those of another kind, are refused alike.
 */
export async function letInToHandoff(work: Work, { parameters }: Pick<AskedPage, 'parameters'>): Promise<Authority> {
  const { linkId, clientId } = await handoffLink(work, parameters.token ?? '');
  return {
    actor: `integration:${linkId}`,
    kind: 'integration',
    grants: [{ clientId, role: 'integration' }],
    scopes: ['escalation.read', 'evidence.read', 'ticket.note'],
  };
}

/** The link behind a token, while it is good. */
export async function handoffLink(work: Work, token: string): Promise<HandoffLink> {
  const linkId = linkIdOf(work, token) ?? refuse(ticketLinkUnknown);
  const link = await work.sql
    .selectFrom('portal.link as l')
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'l.client_id').onRef('t.id', '=', 'l.ticket_id'))
    .select(['l.client_id as clientId', 't.id as ticketId', 'l.label', 'l.created_at as createdAt', 'l.expires_at as expiresAt'])
    .select(['l.revoked_at as revokedAt', 't.closed_at as ticketEndedAt'])
    .where('l.id', '=', linkId)
    .where('l.shows', '=', 'handoff')
    .executeTakeFirst();
  if (link === undefined || !isGood(link, work.at)) return refuse(ticketLinkUnknown);
  const { clientId, ticketId, label } = link;
  return { clientId, linkId, ticketId, label: label ?? '' };
}

/** What of a handoff somebody opened. */
export type Opened = 'page' | 'pdf' | 'json' | 'file';

/** Shows something of the handoff behind a link, and puts on record that it was read: each time by itself, the first time on the ticket. */
export function reading(
  place: WorkPlace,
  { authority, reach, parameters, address, userAgent }: PageRequest & { readonly reach: Reach },
  exchange: Pick<Exchange, 'requestId'>,
  { what, show }: { readonly what: Opened; readonly show: (work: Work, link: HandoffLink) => Promise<PageReply> },
): Promise<PageReply> {
  return inWork(place, { authority, reach, requestId: exchange.requestId }, async (work) => {
    const link = await handoffLink(work, parameters.token ?? '');
    const { clientId, linkId, ticketId, label } = link;
    const before = await work.sql
      .selectFrom('portal.link_read')
      .select('at')
      .where('client_id', '=', clientId)
      .where('link_id', '=', linkId)
      .limit(1)
      .executeTakeFirst();
    const shown = await show(work, link);
    const row = { client_id: clientId, link_id: linkId, at: work.at, what, address, user_agent: userAgent.slice(0, mostAgentLetters) };
    await work.sql.insertInto('portal.link_read').values(row).execute();
    if (before === undefined) work.record(handoffRead, { clientId, id: ticketId }, { linkId, label }, { actor: `external:${label}` });
    return shown;
  });
}

/** What a browser says of itself is kept as far as it tells browsers apart. */
const mostAgentLetters = 300;
