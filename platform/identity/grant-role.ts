import type { Grant } from '../authority.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { type Account, accountForUpdate, streamOf } from './accounts.ts';
import { checkAdministratorLeft } from './administrators.ts';
import { roleGranted, roleRevoked } from './facts.ts';
import { covers } from './reach.ts';
import { checkRole, isDeskAdministrator } from './rules.ts';
import { endAllAccess } from './sessions.ts';

const same = (one: Grant, other: Grant): boolean => one.role === other.role && one.clientId === other.clientId;

/** Refuses grants that do not go with the account, and those at a client that this work does not reach. */
export function checkGrants(work: Work, account: Pick<Account, 'kind' | 'clientId'>, grants: readonly Grant[]): void {
  for (const grant of grants) {
    if (!covers(work.reach, grant.clientId)) refuse(notFound);
    checkRole(account, grant);
  }
}

/**
 * Grants a role at one client or at all (null). Granting what is held already changes nothing. Who may do something else than
 * before starts anew: sessions and tokens end (A52). Refuses `role-not-for-account` and `not-found`.
 */
export async function grantRole(work: Work, accountId: string, grant: Grant): Promise<void> {
  const account = await accountForUpdate(work, accountId);
  if (account.grants.some((held) => same(held, grant))) return;
  checkGrants(work, account, [grant]);
  work.record(roleGranted, streamOf(account), { clientId: grant.clientId, role: grant.role });
  await endAllAccess(work, accountId);
}

/** Revokes a role. Revoking what is not held changes nothing; sessions and tokens end. Refuses `last-administrator` and `not-found`. */
export async function revokeRole(work: Work, accountId: string, grant: Grant): Promise<void> {
  const account = await accountForUpdate(work, accountId);
  if (!account.grants.some((held) => same(held, grant))) return;
  if (isDeskAdministrator([grant])) await checkAdministratorLeft(work, accountId);
  work.record(roleRevoked, streamOf(account), { clientId: grant.clientId, role: grant.role });
  await endAllAccess(work, accountId);
}
