import type { Grant } from '../../platform/authority.ts';
import { changeAccount, disableAccount, enableAccount, grantRole, revokeRole } from '../../platform/identity/index.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { agentWithoutAccount, ownAccessChange } from './refusals.ts';
import { differentGrants, isAmong, sameAccess } from './rules.ts';

/** What somebody may do, and whether they may come in at all. */
interface Access {
  readonly agentId: string;
  readonly standing: 'invited' | 'active' | 'disabled' | 'imported';
  readonly grants: readonly Grant[];
}

/** What is asked of an agent's account; what is left out stays. */
interface AccessAsked {
  readonly name?: string | undefined;
  readonly grants?: readonly Grant[] | undefined;
  readonly disabled?: boolean | undefined;
}

/**
 * Changes an agent's account: the name, the grants, whether they may sign in. Answers whether access changed. Refuses to change
 * one's own access, access without an account, and, as not found, an agent who serves clients that this work does not reach.
 */
export async function changeAccess(work: Work, agent: Access, asked: AccessAsked): Promise<boolean> {
  const { agentId } = agent;
  const grants = differentGrants(asked.grants ?? agent.grants);
  const changesGrants = !sameAccess(agent.grants, grants);
  const changesDisabled = asked.disabled !== undefined && asked.disabled !== (agent.standing === 'disabled');
  if ((changesGrants || changesDisabled) && agentId === work.authority.personId) refuse(ownAccessChange);
  if (agent.standing === 'imported') return changesGrants || changesDisabled ? refuse(agentWithoutAccount) : false;

  // Said even where no name changes: it refuses whom this work does not wholly reach.
  await changeAccount(work, agentId, asked.name === undefined ? {} : { name: asked.name });
  if (changesGrants) await regrant(work, agent, grants);
  if (changesDisabled) await (asked.disabled === true ? disableAccount(work, agentId) : enableAccount(work, agentId));
  return changesGrants || changesDisabled;
}

/** Gives what is new before it takes what is gone, so that the last administrator is never between two grants. */
async function regrant(work: Work, { agentId, grants }: Access, wanted: readonly Grant[]): Promise<void> {
  await refuseUnknownClients(work, wanted);
  for (const grant of wanted) if (!isAmong(grants, grant)) await grantRole(work, agentId, grant);
  for (const grant of grants) if (!isAmong(wanted, grant)) await revokeRole(work, agentId, grant);
}

/** Refuses grants at a client that is not there. Those out of reach are refused where accounts are kept. */
export async function refuseUnknownClients(work: Work, grants: readonly Grant[]): Promise<void> {
  const asked = [...new Set(grants.flatMap(({ clientId }) => clientId ?? []))];
  if (asked.length === 0) return;
  const known = await work.sql.selectFrom('clients.client').select('client_id').where('client_id', 'in', asked).execute();
  if (known.length < asked.length) refuse(notFound);
}
