import { sql as raw } from 'kysely';
import type { Sql } from '../postgres/sql.ts';
import type { Provenance, Work } from '../work.ts';
import { type Account, streamOf } from './accounts.ts';
import { asOwner } from './as-owner.ts';
import { passwordChanged } from './facts.ts';

/** Who could be meant by an e-mail address at the door, and the password that would prove it. Disabled accounts are nobody. */
export async function whoSignsIn(
  sql: Sql,
  email: string,
): Promise<{ readonly id: string; readonly passwordHash: string | undefined } | undefined> {
  const row = await sql
    .selectFrom('identity.account as a')
    .leftJoin('identity.credential as c', 'c.account_id', 'a.id')
    .select(['a.id', 'c.password_hash'])
    .where(raw`lower(a.email)`, '=', raw`lower(${email})`)
    .where('a.email', 'is not', null)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, passwordHash: row.password_hash ?? undefined };
}

/** Puts a new password (already hashed) in the place of whatever was there, and says so in the log. */
export async function givePassword(
  work: Work,
  account: Pick<Account, 'id' | 'clientId'>,
  { passwordHash, by }: { readonly passwordHash: string; readonly by: 'change' | 'setup' | 'invitation' | 'reset' },
  provenance?: Provenance,
): Promise<void> {
  const row = { password_hash: passwordHash, changed_at: work.at };
  await asOwner(work.sql, (sql) =>
    sql
      .insertInto('identity.credential')
      .values({ account_id: account.id, ...row })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
      .execute(),
  );
  work.record(passwordChanged, streamOf(account), { by }, provenance);
}
