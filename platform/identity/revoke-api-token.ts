import type { Handler } from '../module.ts';
import { notFound, refuse } from '../refusal.ts';
import { accountForUpdate, streamOf } from './accounts.ts';
import { asOwner } from './as-owner.ts';
import type { revokeApiToken as operation } from './contract.ts';
import { apiTokenRevoked } from './facts.ts';

/** Revokes a token: it opens nothing from now on, at the latest five seconds later on other nodes. Revoking it again changes nothing. */
export const revokeApiToken: Handler<typeof operation> = async (work, { tokenId }) => {
  const token = await asOwner(work.sql, (sql) =>
    sql.selectFrom('identity.api_token').select(['account_id', 'revoked_at']).where('id', '=', tokenId).executeTakeFirst(),
  );
  if (token === undefined) return refuse(notFound);
  const account = await accountForUpdate(work, token.account_id);
  if (token.revoked_at !== null) return;
  await asOwner(work.sql, (sql) => sql.updateTable('identity.api_token').set({ revoked_at: work.at }).where('id', '=', tokenId).execute());
  work.record(apiTokenRevoked, streamOf(account), { tokenId });
};
