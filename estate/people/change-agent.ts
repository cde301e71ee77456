import type { Handler } from '../../platform/module.ts';
import { refuse, versionConflict } from '../../platform/refusal.ts';
import { changeAccess } from './agent-access.ts';
import { changeTeams } from './agent-teams.ts';
import { agentForUpdate } from './agent-view.ts';
import type { changeAgent as operation } from './contract.ts';
import { agentChanged } from './facts.ts';
import { differentSkills, sameSkills } from './rules.ts';

/**
 * Changes an agent's name, tier, teams, skills, grants, or whether they may sign in; what is left out stays. Nobody changes
 * their own access. Who reaches some clients only may not change an agent who serves others: that one is not found.
 */
export const changeAgent: Handler<typeof operation> = async (work, { agentId, ...asked }, { ifMatch }) => {
  const agent = await agentForUpdate(work, agentId);
  if (ifMatch !== undefined && ifMatch !== agent.version) refuse(versionConflict);

  const changesAccess = await changeAccess(work, agent, asked);
  const changesTeams = asked.teamIds !== undefined && (await changeTeams(work, agent, asked.teamIds));
  const { name = agent.name, tier = agent.tier, timeZone = agent.timeZone } = asked;
  const skills = differentSkills(asked.skills ?? agent.skills);
  const isSame = name === agent.name && tier === agent.tier && timeZone === agent.timeZone && sameSkills(agent.skills, skills);
  // The version counts whatever an agent's page shows, grants and teams too.
  if (!isSame || changesAccess || changesTeams) {
    const { email, clientId, externalName } = agent;
    work.record(
      agentChanged,
      { clientId: agent.clientId, id: agentId },
      { name, email, tier, timeZone, skills: [...skills], clientId, externalName },
    );
  }
  await work.flush();

  const { sortName: _sortName, clientId: _clientId, externalName: _externalName, ...changed } = await agentForUpdate(work, agentId);
  return changed;
};
