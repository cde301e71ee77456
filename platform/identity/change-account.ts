import type { Work } from '../work.ts';
import { accountForUpdate, checkEmailFree, streamOf } from './accounts.ts';
import { accountChanged } from './facts.ts';
import { endLinks } from './links.ts';

/** What may be changed of an account; what is left out stays. */
export interface AccountChange {
  readonly name?: string;
  readonly email?: string | null;
  readonly departmentId?: string | null;
}

/** Changes an account's name, e-mail address or department. Refuses `email-taken` and `not-found`. */
export async function changeAccount(work: Work, accountId: string, change: AccountChange): Promise<void> {
  const account = await accountForUpdate(work, accountId);
  const { name = account.name, email = account.email, departmentId = account.departmentId } = change;
  if (name === account.name && email === account.email && departmentId === account.departmentId) return;
  if (email !== account.email) {
    if (email !== null && !account.disabled) await checkEmailFree(work, email, accountId);
    // Links sent to the address before must not open the account any more.
    await endLinks(work, accountId);
  }
  work.record(accountChanged, streamOf(account), { name, email, departmentId });
}
