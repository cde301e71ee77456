import type { Work } from '../work.ts';
import { asOwner } from './as-owner.ts';
import { newSecret, secretHash } from './secrets.ts';

/** A session that nobody has used for this long has ended. */
export const idleHours = 12;

/** A session ends after this, however busy. */
const longestHours = 7 * 24;

/** More open sessions than this of one account push out the one unused for longest. */
export const mostSessions = 50;

/** What is kept of where somebody signed in from. */
export interface Device {
  readonly address: string;
  readonly userAgent: string;
}

/** A session that was just opened. Its secret is known here and now, and never again. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly secret: string;
  readonly expiresAt: Temporal.Instant;
}

/** Opens a new session for an account: always with a new secret, so that none that was planted before is ever used (A52). */
export async function openSession(work: Work, accountId: string, device: Device): Promise<OpenedSession> {
  const sessionId = work.newId();
  const secret = newSecret();
  const expiresAt = work.at.add({ hours: longestHours });
  await asOwner(work.sql, async (sql) => {
    const kept = sql
      .selectFrom('identity.session')
      .select('id')
      .where('account_id', '=', accountId)
      .orderBy('last_used_at', 'desc')
      .limit(mostSessions - 1);
    await sql.deleteFrom('identity.session').where('account_id', '=', accountId).where('id', 'not in', kept).execute();
    await sql
      .insertInto('identity.session')
      .values({
        id: sessionId,
        account_id: accountId,
        secret_hash: secretHash(secret),
        opened_at: work.at,
        last_used_at: work.at,
        expires_at: expiresAt,
        address: device.address.slice(0, 64),
        user_agent: device.userAgent.slice(0, 300),
      })
      .execute();
  });
  return { sessionId, secret, expiresAt };
}

/** Ends every session of an account. Whatever changes what it may do, or how it is let in, does this. */
export async function endSessions(work: Work, accountId: string): Promise<void> {
  await asOwner(work.sql, (sql) => sql.deleteFrom('identity.session').where('account_id', '=', accountId).execute());
}

/** Ends every session and revokes every token of an account. */
export async function endAllAccess(work: Work, accountId: string): Promise<void> {
  await asOwner(work.sql, async (sql) => {
    await sql.deleteFrom('identity.session').where('account_id', '=', accountId).execute();
    await sql
      .updateTable('identity.api_token')
      .set({ revoked_at: work.at })
      .where('account_id', '=', accountId)
      .where('revoked_at', 'is', null)
      .execute();
  });
}
