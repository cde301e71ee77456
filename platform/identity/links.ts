import type { Work } from '../work.ts';
import { asOwner } from './as-owner.ts';
import { newSecret, secretHash } from './secrets.ts';

export type LinkPurpose = 'setup' | 'invitation' | 'reset';

/** How long a link opens something (A49, A50), in minutes. */
const goodForMinutes: Readonly<Record<LinkPurpose, number>> = { setup: 24 * 60, invitation: 72 * 60, reset: 30 };

/** A link that was just issued. The token is known here and now, and never again. */
export interface IssuedLink {
  readonly linkId: string;
  readonly token: string;
  /** Path on the desk: the base URL comes from the settings, never from a request. */
  readonly path: string;
  readonly expiresAt: Temporal.Instant;
}

/** Issues a link for an account, or a setup link for nobody yet. */
export async function issueLink(work: Work, purpose: LinkPurpose, accountId: string | null): Promise<IssuedLink> {
  const linkId = work.newId();
  const token = newSecret();
  const expiresAt = work.at.add({ minutes: goodForMinutes[purpose] });
  await asOwner(work.sql, (sql) =>
    sql
      .insertInto('identity.link')
      .values({ id: linkId, account_id: accountId, purpose, secret_hash: secretHash(token), issued_at: work.at, expires_at: expiresAt })
      .execute(),
  );
  return { linkId, token, path: `/${purpose}/${token}`, expiresAt };
}

/** Ends every link of an account that nobody has used. */
export async function endLinks(work: Work, accountId: string): Promise<void> {
  await asOwner(work.sql, (sql) =>
    sql.deleteFrom('identity.link').where('account_id', '=', accountId).where('used_at', 'is', null).execute(),
  );
}
