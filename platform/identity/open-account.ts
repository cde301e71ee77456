import type { Grant } from '../authority.ts';
import type { Provenance, Work } from '../work.ts';
import { checkEmailFree, streamOf } from './accounts.ts';
import { accountOpened, roleGranted } from './facts.ts';
import { checkGrants } from './grant-role.ts';
import type { AccountKind } from './rules.ts';

/** Whom an account is opened for. */
export interface NewAccount {
  /** The person's own id. */
  readonly id: string;
  readonly kind: AccountKind;
  /** The requester's client; null for agents and integrations, who are reached by grants. */
  readonly clientId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly departmentId?: string | null;
  readonly grants: readonly Grant[];
}

/**
 * Opens an account in the caller's own transaction. Nobody can sign in before a link was used or a token issued.
 * Refuses `email-taken`, `role-not-for-account`, and `not-found` for a grant at a client that the work does not reach.
 */
export async function openAccount(work: Work, account: NewAccount, provenance?: Provenance): Promise<void> {
  checkGrants(work, account, account.grants);
  if (account.email !== null) await checkEmailFree(work, account.email, account.id);
  const { kind, name, email, departmentId = null } = account;
  work.record(accountOpened, streamOf(account), { kind, name, email, departmentId }, provenance);
  for (const { clientId, role } of account.grants) work.record(roleGranted, streamOf(account), { clientId, role }, provenance);
}
