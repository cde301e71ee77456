import { openAccount } from '../../platform/identity/index.ts';
import type { Handler } from '../../platform/module.ts';
import { refuseUnknownClients } from './agent-access.ts';
import { changeTeams, firstTeamOf } from './agent-teams.ts';
import type { inviteAgent as operation } from './contract.ts';
import { agentRegistered } from './facts.ts';
import { formFirstTeams } from './first-teams.ts';
import { invitationFor } from './invitation.ts';
import { differentGrants, differentSkills } from './rules.ts';

/**
 * Invites an agent: registers the person, opens the account with its grants and answers a one-time link to hand over. Who is put
 * into no team joins the first of the tier. Refuses an address that opens an account already, and grants at a client that is
 * not there or not reached.
 */
export const inviteAgent: Handler<typeof operation> = async (work, { name, email, tier, timeZone, ...asked }) => {
  const grants = differentGrants(asked.grants);
  await refuseUnknownClients(work, grants);
  await formFirstTeams(work);

  const agentId = work.newId();
  const skills = [...differentSkills(asked.skills)];
  work.record(
    agentRegistered,
    { clientId: null, id: agentId },
    { name, email, tier, timeZone, skills, clientId: null, externalName: null },
  );
  // Whoever hears that the account is opened must find the agent registered.
  await work.flush();
  await openAccount(work, { id: agentId, kind: 'agent', clientId: null, name, email, grants });
  await changeTeams(work, { agentId, teams: [] }, asked.teamIds.length > 0 ? asked.teamIds : await firstTeamOf(work, tier));
  await work.flush();

  return { agentId, invitation: await invitationFor(work, agentId) };
};
