import type { Authority } from '../../platform/authority.ts';
import type { AskedPage, PageSite } from '../../platform/page.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { linkIdOf } from './link-token.ts';
import { ticketLinkUnknown } from './refusals.ts';
import { isGood } from './rules.ts';
import { showClockStatement, showMonthStatement } from './show-statement.ts';

/** The page behind a signed link to a statement: read only, without JavaScript, made to be printed. */
export function putStatementPage(site: PageSite): void {
  site.get('/statements/:token', {
    access: 'clock.read',
    letIn: letInToStatement,
    handler: async (work, { parameters, nonce }) => {
      const { clientId, ticketId, month } = await linkBehind(work, parameters.token ?? '');
      if (month !== null) return { html: await showMonthStatement(work, { clientId, month }, nonce) };
      return { html: await showClockStatement(work, ticketId ?? refuse(ticketLinkUnknown), nonce) };
    },
  });
}

/**
 * Lets whoever holds a good link read statements of that client, and nothing else: the page itself shows only the one that the link is for.
 * Unknown, tampered, expired and revoked links are refused alike.
 */
async function letInToStatement(work: Work, { parameters }: Pick<AskedPage, 'parameters'>): Promise<Authority> {
  const link = await linkBehind(work, parameters.token ?? '');
  if (!isGood({ ...link, ticketEndedAt: null }, work.at)) return refuse(ticketLinkUnknown);
  return {
    actor: `integration:${link.linkId}`,
    kind: 'integration',
    grants: [{ clientId: link.clientId, role: 'auditor' }],
    scopes: ['clock.read'],
  };
}

async function linkBehind(work: Work, token: string) {
  const linkId = linkIdOf(work, token) ?? refuse(ticketLinkUnknown);
  const link = await work.sql
    .selectFrom('portal.link')
    .select(['client_id as clientId', 'ticket_id as ticketId', 'month', 'created_at as createdAt', 'expires_at as expiresAt'])
    .select(['revoked_at as revokedAt', 'id as linkId'])
    .where('id', '=', linkId)
    .where('shows', 'in', ['clock_statement', 'month_statement'])
    .executeTakeFirst();
  return link ?? refuse(ticketLinkUnknown);
}
