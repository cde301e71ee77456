import type { Authority } from '../authority.ts';
import type { Work } from '../work.ts';
import { accountBy } from './accounts.ts';
import { asOwner } from './as-owner.ts';
import { authorityOf } from './reach.ts';

/** What an account may do at this instant, whatever it might do before; nothing when it is unknown or disabled. */
export async function authorityNow(work: Work, accountId: string): Promise<Authority | undefined> {
  const account = await asOwner(work.sql, (sql) => accountBy(sql, { id: accountId }));
  if (account === undefined || account.disabled) return undefined;
  const { id, kind, departmentId, grants } = account;
  return authorityOf({ accountId: id, kind, departmentId, grants });
}
