import type { Handler } from '../module.ts';
import { notFound, refuse } from '../refusal.ts';
import { asOwner } from './as-owner.ts';
import type { revokeSession as operation } from './contract.ts';
import { secretHash } from './secrets.ts';
import { tellRevoked } from './sign-out.ts';

/** Ends one of the caller's own sessions. Somebody else's is not found. */
export const revokeSession: Handler<typeof operation> = async (work, { sessionId }, exchange) => {
  const { personId } = work.authority;
  if (personId === undefined) return refuse(notFound);
  const ended = await asOwner(work.sql, (sql) =>
    sql
      .deleteFrom('identity.session')
      .where('id', '=', sessionId)
      .where('account_id', '=', personId)
      .returning('secret_hash')
      .executeTakeFirst(),
  );
  if (ended === undefined) return refuse(notFound);
  if (exchange.sessionSecret !== undefined && ended.secret_hash.equals(secretHash(exchange.sessionSecret))) exchange.clearSessionCookie();
  await tellRevoked(work, personId, sessionId);
};
