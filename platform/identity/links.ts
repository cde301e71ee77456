import { sql as raw } from 'kysely';
import { z } from 'zod';
import type { Sql } from '../postgres/sql.ts';
import { refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { asOwner } from './as-owner.ts';
import { linkUnknown } from './refusals.ts';
import { looksLikeSecret, newSecret, secretHash } from './secrets.ts';

const purpose = z.enum(['setup', 'invitation', 'reset']);

/** Any number, as long as it is only used for setting up. */
const setupLock = 7_261_126;

export type LinkPurpose = z.output<typeof purpose>;

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

/** A link as its holder may know it. */
export interface StandingLink {
  readonly purpose: LinkPurpose;
  readonly accountId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly expiresAt: Temporal.Instant;
}

/** The link behind a token, while it is good: not used, not expired, and its account not disabled. As the owner of the schema. */
export async function linkBy(sql: Sql, token: string, at: Temporal.Instant): Promise<StandingLink | undefined> {
  if (!looksLikeSecret(token)) return undefined;
  const row = await sql
    .selectFrom('identity.link as l')
    .leftJoin('identity.account as a', 'a.id', 'l.account_id')
    .select(['l.purpose', 'l.account_id', 'l.expires_at', 'a.name', 'a.email'])
    .where('l.secret_hash', '=', secretHash(token))
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', at)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst();
  return (
    row && { purpose: purpose.parse(row.purpose), accountId: row.account_id, name: row.name, email: row.email, expiresAt: row.expires_at }
  );
}

/** Uses a link up. Of two at once, the second one waits here and is refused `link-unknown`. */
export async function useLink(work: Work, token: string): Promise<{ readonly purpose: LinkPurpose; readonly accountId: string | null }> {
  const row = await asOwner(work.sql, (sql) =>
    sql
      .updateTable('identity.link')
      .set({ used_at: work.at })
      .where('secret_hash', '=', secretHash(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', work.at)
      .returning(['purpose', 'account_id'])
      .executeTakeFirst(),
  );
  return row === undefined ? refuse(linkUnknown) : { purpose: purpose.parse(row.purpose), accountId: row.account_id };
}

/** Setting up happens one after the other, on however many nodes. */
export async function queueForSetup(work: Work): Promise<void> {
  await raw`select pg_advisory_xact_lock(${setupLock})`.execute(work.sql);
}
