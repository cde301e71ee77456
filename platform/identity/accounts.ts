import { sql as raw } from 'kysely';
import { z } from 'zod';
import type { Grant } from '../authority.ts';
import type { Stream } from '../log/fact.ts';
import { roles } from '../permissions.ts';
import type { Sql } from '../postgres/sql.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { asOwner } from './as-owner.ts';
import { covers } from './reach.ts';
import { emailTaken } from './refusals.ts';
import type { AccountKind } from './rules.ts';

/** An account as commands decide on it. */
export interface Account {
  readonly id: string;
  readonly clientId: string | null;
  readonly kind: AccountKind;
  readonly name: string;
  readonly email: string | null;
  readonly departmentId: string | null;
  readonly disabled: boolean;
  readonly grants: readonly Grant[];
}

/** Any number, as long as it is only used for addresses. */
const emailLock = 7_261_123;

const kind = z.enum(['agent', 'requester', 'integration']);
export const grantRows = z.array(z.object({ clientId: z.uuid().nullable(), role: z.enum(roles) }));

/** All grants of the account `a` as one column. */
export const grantsOf = raw<unknown>`(select coalesce(jsonb_agg(jsonb_build_object('clientId', g.client_id, 'role', g.role)), '[]')
  from identity.role_grant g where g.account_id = a.id)`.as('grants');

/** Where an account's facts belong. */
export const streamOf = ({ clientId, id }: Pick<Account, 'clientId' | 'id'>): Stream => ({ clientId, id });

/**
 * The account, locked until the work ends. Not found when this work does not reach it: its own client, and every client at which
 * it holds a role, so that nobody takes over an account that can do more than they may give. What this work recorded about it counts.
 */
export async function accountForUpdate(work: Work, accountId: string): Promise<Account> {
  await work.flush();
  const locked = await work.sql.selectFrom('identity.account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirst();
  if (locked === undefined) return refuse(notFound);
  const account = await asOwner(work.sql, (sql) => accountBy(sql, { id: accountId }));
  if (account === undefined || !account.grants.every(({ clientId }) => covers(work.reach, clientId))) return refuse(notFound);
  return account;
}

/** The account with this id; seen as whoever `sql` runs as. */
export async function accountBy(sql: Sql, { id }: { readonly id: string }): Promise<Account | undefined> {
  const row = await sql
    .selectFrom('identity.account as a')
    .select(['a.id', 'a.client_id', 'a.kind', 'a.name', 'a.email', 'a.department_id', 'a.disabled_at', grantsOf])
    .where('a.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      clientId: row.client_id,
      kind: kind.parse(row.kind),
      name: row.name,
      email: row.email,
      departmentId: row.department_id,
      disabled: row.disabled_at !== null,
      grants: grantRows.parse(row.grants),
    }
  );
}

/**
 * Refuses an address that opens another account already, at whatever client: people sign in with the address alone. Two who take
 * the same one at once queue up here.
 */
export async function checkEmailFree(work: Work, email: string, exceptId: string): Promise<void> {
  const taken = await asOwner(work.sql, async (sql) => {
    await raw`select pg_advisory_xact_lock(${emailLock}, hashtext(lower(${email})))`.execute(sql);
    return sql
      .selectFrom('identity.account')
      .select('id')
      .where(raw`lower(email)`, '=', raw`lower(${email})`)
      .where('disabled_at', 'is', null)
      .where('id', '<>', exceptId)
      .executeTakeFirst();
  });
  if (taken !== undefined) refuse(emailTaken, { email });
}
