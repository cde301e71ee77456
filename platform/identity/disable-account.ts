import type { Work } from '../work.ts';
import { accountForUpdate, checkEmailFree, streamOf } from './accounts.ts';
import { checkAdministratorLeft } from './administrators.ts';
import { accountDisabled, accountEnabled } from './facts.ts';
import { endLinks } from './links.ts';
import { isDeskAdministrator } from './rules.ts';
import { endAllAccess } from './sessions.ts';

/** Closes every door to an account: sessions, tokens and links end at once. Refuses `last-administrator` and `not-found`. */
export async function disableAccount(work: Work, accountId: string): Promise<void> {
  const account = await accountForUpdate(work, accountId);
  if (account.disabled) return;
  if (isDeskAdministrator(account.grants)) await checkAdministratorLeft(work, accountId);
  work.record(accountDisabled, streamOf(account), {});
  await endAllAccess(work, accountId);
  await endLinks(work, accountId);
}

/** Lets an account in again with its old password; its tokens stay revoked. Refuses `email-taken` and `not-found`. */
export async function enableAccount(work: Work, accountId: string): Promise<void> {
  const account = await accountForUpdate(work, accountId);
  if (!account.disabled) return;
  if (account.email !== null) await checkEmailFree(work, account.email, accountId);
  work.record(accountEnabled, streamOf(account), {});
}
