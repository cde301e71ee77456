import type { Handler } from '../module.ts';
import { cutPage, decodeCursor, instantAndId } from '../page-cursor.ts';
import type { Sql } from '../postgres/sql.ts';
import { grantRows, grantsOf } from './accounts.ts';
import { asOwner } from './as-owner.ts';
import type { listApiTokens as operation } from './contract.ts';
import { covers } from './reach.ts';

/** The tokens of integrations that the caller may manage everywhere they reach, latest first. */
export const listApiTokens: Handler<typeof operation> = async (work, { limit, cursor }) => {
  const after = decodeCursor(instantAndId, cursor);
  const rows = await asOwner(work.sql, (sql) => tokens(sql, limit + 1, { after, reach: work.reach === '*' ? undefined : work.reach }));
  return cutPage(rows, limit, {
    keyOf: (row) => [row.issued_at.toString(), row.id],
    shape: (row) => ({
      tokenId: row.id,
      accountId: row.account_id,
      name: row.name,
      scopes: row.scopes,
      grants: grantRows.parse(row.grants).filter(({ clientId }) => covers(work.reach, clientId)),
      issuedBy: row.issued_by,
      issuedAt: row.issued_at.toString(),
      expiresAt: row.expires_at?.toString() ?? null,
      lastUsedAt: row.last_used_at?.toString() ?? null,
      revokedAt: row.revoked_at?.toString() ?? null,
    }),
  });
};

interface Part {
  readonly after: readonly [string, string] | undefined;
  /** Only integrations that hold nothing beyond these clients; all when left out. */
  readonly reach: readonly string[] | undefined;
}

function tokens(sql: Sql, most: number, { after, reach }: Part) {
  let query = sql
    .selectFrom('identity.api_token as t')
    .innerJoin('identity.account as a', 'a.id', 't.account_id')
    .select([
      't.id',
      't.account_id',
      't.name',
      't.scopes',
      't.issued_by',
      't.issued_at',
      't.expires_at',
      't.last_used_at',
      't.revoked_at',
      grantsOf,
    ])
    .orderBy('t.issued_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(most);
  if (after !== undefined)
    query = query.where((where) =>
      where(where.refTuple('t.issued_at', 't.id'), '<', where.tuple(Temporal.Instant.from(after[0]), after[1])),
    );
  if (reach !== undefined)
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('identity.role_grant as g')
            .select('g.role')
            .whereRef('g.account_id', '=', 'a.id')
            .where((where) =>
              where.or([where('g.client_id', 'is', null), where('g.client_id', 'not in', reach.length > 0 ? [...reach] : [nobody])]),
            ),
        ),
      ),
    );
  return query.execute();
}

const nobody = '00000000-0000-0000-0000-000000000000';
