import type { Handler } from '../module.ts';
import { asOwner } from './as-owner.ts';
import type { listSessions as operation } from './contract.ts';
import { secretHash } from './secrets.ts';
import { idleHours, mostSessions } from './sessions.ts';

/** Where the caller is signed in, last used first. */
export const listSessions: Handler<typeof operation> = async (work, _input, exchange) => {
  const { personId } = work.authority;
  if (personId === undefined) return { items: [], nextCursor: null };
  const rows = await asOwner(work.sql, (sql) =>
    sql
      .selectFrom('identity.session')
      .select(['id', 'secret_hash', 'opened_at', 'last_used_at', 'expires_at', 'address', 'user_agent'])
      .where('account_id', '=', personId)
      .where('expires_at', '>', work.at)
      .where('last_used_at', '>', work.at.subtract({ hours: idleHours }))
      .orderBy('last_used_at', 'desc')
      .limit(mostSessions)
      .execute(),
  );
  const current = exchange.sessionSecret === undefined ? undefined : secretHash(exchange.sessionSecret);
  return {
    items: rows.map((row) => ({
      sessionId: row.id,
      openedAt: row.opened_at.toString(),
      lastUsedAt: row.last_used_at.toString(),
      expiresAt: row.expires_at.toString(),
      address: row.address,
      userAgent: row.user_agent,
      current: current?.equals(row.secret_hash) ?? false,
    })),
    nextCursor: null,
  };
};
