import { changeAccount, grantRole, openAccount, revokeRole } from '../../platform/identity/index.ts';
import { noEmail } from '../../platform/identity/refusals.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { inviteRequester as operation } from './contract.ts';
import { invitationFor } from './invitation.ts';

/**
 * Lets a requester into the portal with a one-time link: opens the account where there is none, and otherwise brings it to what is
 * asked now. A requester_manager sees the department's tickets. Refuses a requester without an address, and an address
 * that opens another account already.
 */
export const inviteRequester: Handler<typeof operation> = async (work, { requesterId, role }) => {
  const requester = await requesterForUpdate(work, requesterId);
  const { clientId, name, email, departmentId } = requester;
  if (email === null) refuse(noEmail);

  const grant = { clientId, role };
  if (requester.accountId === null) {
    await openAccount(work, { id: requesterId, kind: 'requester', clientId, name, email, departmentId, grants: [grant] });
  } else {
    await changeAccount(work, requesterId, { name, email, departmentId });
    await grantRole(work, requesterId, grant);
    await revokeRole(work, requesterId, { clientId, role: role === 'requester' ? 'requester_manager' : 'requester' });
  }
  await work.flush();

  return invitationFor(work, requesterId);
};

/** Locked before it is read: who waited here for another invitation must see the account that came with it. */
async function requesterForUpdate(work: Work, requesterId: string) {
  await work.sql.selectFrom('people.requester').select('id').where('id', '=', requesterId).forUpdate().execute();
  const requester = await work.sql
    .selectFrom('people.requester as r')
    .leftJoin('identity.account as a', 'a.id', 'r.id')
    .select(['r.client_id as clientId', 'r.name', 'r.email', 'r.department_id as departmentId', 'a.id as accountId'])
    .where('r.id', '=', requesterId)
    .executeTakeFirst();
  return requester ?? refuse(notFound);
}
