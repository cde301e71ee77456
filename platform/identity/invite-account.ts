import { baseUrl } from '../mail/index.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Provenance, Work } from '../work.ts';
import { type Account, accountForUpdate, streamOf } from './accounts.ts';
import { linkIssued } from './facts.ts';
import { mailLink } from './link-mail.ts';
import { issueLink } from './links.ts';
import { noEmail } from './refusals.ts';

/** A link to hand over. */
export interface Invitation {
  readonly token: string;
  readonly path: string;
  /** The path behind the configured base URL; only the path before the desk was first started. */
  readonly url: string;
  readonly expiresAt: Temporal.Instant;
  /** Whether one is on its way by mail as well; that one is another link, as good as this. */
  readonly mailed: boolean;
}

/**
 * Makes a link with which somebody sets their password: an invitation is good for 72 hours, a reset for 30 minutes. Using one ends
 * all others and every session. Refuses `not-found` and `no-email`; disabled accounts and integrations are not found.
 */
export async function inviteAccount(work: Work, accountId: string, purpose: 'invitation' | 'reset'): Promise<Invitation> {
  const account = await accountForUpdate(work, accountId);
  if (account.disabled || account.kind === 'integration') return refuse(notFound);
  if (account.email === null) return refuse(noEmail);
  const link = await issueAccountLink(work, account, purpose);
  const base = (await baseUrl(work)) ?? '';
  return { ...link, url: `${base}${link.path}`, mailed: await mailLink(work, { accountId, purpose }) };
}

/** Issues a link for an account and says so in the log. */
export async function issueAccountLink(
  work: Work,
  account: Pick<Account, 'id' | 'clientId'>,
  purpose: 'invitation' | 'reset',
  provenance?: Provenance,
) {
  const link = await issueLink(work, purpose, account.id);
  work.record(linkIssued, streamOf(account), { linkId: link.linkId, purpose, expiresAt: link.expiresAt.toString() }, provenance);
  return { token: link.token, path: link.path, expiresAt: link.expiresAt };
}
