import type { Handler } from '../module.ts';
import type { Permission } from '../permissions.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { type Account, accountForUpdate, streamOf } from './accounts.ts';
import { asOwner } from './as-owner.ts';
import type { issueApiToken as operation } from './contract.ts';
import { apiTokenIssued } from './facts.ts';
import { openAccount } from './open-account.ts';
import { expiryPast, tokenClientUnclear } from './refusals.ts';
import { checkScopes } from './rules.ts';
import { newSecret, secretHash, tokenPrefix } from './secrets.ts';

/** What a token is issued for. */
export interface TokenOrder {
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly expiresAt?: Temporal.Instant | undefined;
}

/** Issues a token, and opens the integration it belongs to where it is new. */
export const issueApiToken: Handler<typeof operation> = async (work, { clientId, accountId, name, scopes, expiresAt }) => {
  if ((clientId === undefined) === (accountId === undefined)) refuse(tokenClientUnclear);
  const integration = accountId ?? (await openIntegration(work, name, clientId ?? null));
  const issued = await issueToken(work, integration, {
    name,
    scopes,
    expiresAt: expiresAt === undefined ? undefined : Temporal.Instant.from(expiresAt),
  });
  return { ...issued, accountId: integration };
};

/** Opens the account of another program at one client, or at all (null). Refuses `not-found` for a client out of reach. */
export async function openIntegration(work: Work, name: string, clientId: string | null): Promise<string> {
  const id = work.newId();
  await openAccount(work, { id, kind: 'integration', clientId: null, name, email: null, grants: [{ clientId, role: 'integration' }] });
  return id;
}

/**
 * Issues a token to an integration: known here and now, and never again. Refuses scopes that the role integration does not hold, an expiry in the past,
 * and accounts that are no integrations (`not-found`).
 */
export async function issueToken(
  work: Work,
  accountId: string,
  order: TokenOrder,
): Promise<{ readonly tokenId: string; readonly token: string }> {
  const account = await accountForUpdate(work, accountId);
  if (account.kind !== 'integration' || account.disabled) return refuse(notFound);
  checkScopes(order.scopes);
  if (order.expiresAt !== undefined && Temporal.Instant.compare(order.expiresAt, work.at) <= 0) refuse(expiryPast);
  return keepToken(work, account, order);
}

async function keepToken(work: Work, account: Account, { name, scopes, expiresAt }: TokenOrder) {
  const tokenId = work.newId();
  const token = `${tokenPrefix}${newSecret()}`;
  const distinct = [...new Set(scopes)];
  await asOwner(work.sql, (sql) =>
    sql
      .insertInto('identity.api_token')
      .values({
        id: tokenId,
        account_id: account.id,
        name,
        secret_hash: secretHash(token),
        scopes: distinct,
        issued_by: work.actor,
        issued_at: work.at,
        expires_at: expiresAt ?? null,
      })
      .execute(),
  );
  work.record(apiTokenIssued, streamOf(account), { tokenId, name, scopes: distinct, expiresAt: expiresAt?.toString() ?? null });
  return { tokenId, token };
}
