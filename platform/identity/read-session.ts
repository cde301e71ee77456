import { mailConfigured } from '../mail/index.ts';
import type { Handler } from '../module.ts';
import { notPermitted, refuse } from '../refusal.ts';
import type { readSession as operation } from './contract.ts';
import { permissionsByClient } from './reach.ts';
import { csrfTokenOf } from './secrets.ts';

/** Who is signed in, and what they may do. */
export const readSession: Handler<typeof operation> = async (work, _input, { sessionSecret }) => {
  const { personId, kind, grants } = work.authority;
  if (personId === undefined || kind === 'system' || kind === 'anonymous') return refuse(notPermitted);
  const account = await work.sql
    .selectFrom('identity.account')
    .select(['name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return {
    accountId: personId,
    kind,
    name: account.name,
    email: account.email,
    grants: grants.map(({ clientId, role }) => ({ clientId, role })),
    permissions: [...permissionsByClient(work.authority)],
    csrfToken: sessionSecret === undefined ? null : csrfTokenOf(sessionSecret),
    mailConfigured: await mailConfigured(work),
  };
};
