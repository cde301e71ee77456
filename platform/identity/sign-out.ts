import type { Handler } from '../module.ts';
import type { Work } from '../work.ts';
import { accountBy, streamOf } from './accounts.ts';
import { asOwner } from './as-owner.ts';
import type { signOut as operation } from './contract.ts';
import { sessionRevoked } from './facts.ts';
import { secretHash } from './secrets.ts';

/** Ends the session that the request came with. A token has no session to end. */
export const signOut: Handler<typeof operation> = async (work, _input, exchange) => {
  exchange.clearSessionCookie();
  if (exchange.sessionSecret !== undefined) await endSession(work, exchange.sessionSecret);
};

/** Ends the session with this secret, if there is one. */
export async function endSession(work: Work, secret: string): Promise<void> {
  const ended = await asOwner(work.sql, (sql) =>
    sql.deleteFrom('identity.session').where('secret_hash', '=', secretHash(secret)).returning(['id', 'account_id']).executeTakeFirst(),
  );
  if (ended !== undefined) await tellRevoked(work, ended.account_id, ended.id);
}

/** Says that a session was ended by its owner. */
export async function tellRevoked(work: Work, accountId: string, sessionId: string): Promise<void> {
  const account = await accountBy(work.sql, { id: accountId });
  if (account !== undefined) work.record(sessionRevoked, streamOf(account), { sessionId });
}
