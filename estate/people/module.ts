import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { agentChanged, agentRegistered, requesterChanged, requesterRegistered, teamFormed, teamJoined, teamLeft } from './facts.ts';
import { formTeam } from './form-team.ts';
import { listAgents } from './list-agents.ts';
import { listRequesters } from './list-requesters.ts';
import { listTeams } from './list-teams.ts';
import { registerRequester } from './register-requester.ts';

export const people = module({
  name: 'people',
  floor: 'estate',
  needs: ['clients', 'identity'],
  folder: import.meta.dirname,
  schema: 'people',
  tells: [requesterRegistered, requesterChanged, agentRegistered, agentChanged, teamFormed, teamJoined, teamLeft],
  apply,
  serves: [
    serve(contract.registerRequester, registerRequester),
    serve(contract.listRequesters, listRequesters),
    serve(contract.listAgents, listAgents),
    serve(contract.formTeam, formTeam),
    serve(contract.listTeams, listTeams),
  ],
});
