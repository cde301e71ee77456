import { module, serve } from '../../platform/module.ts';
import { addIntegration } from './add-integration.ts';
import { apply } from './apply.ts';
import { changeAgent } from './change-agent.ts';
import * as contract from './contract.ts';
import { agentChanged, agentRegistered, requesterChanged, requesterRegistered, teamFormed, teamJoined, teamLeft } from './facts.ts';
import { formTeam } from './form-team.ts';
import { inviteAgent } from './invite-agent.ts';
import { inviteRequester } from './invite-requester.ts';
import { listAgents } from './list-agents.ts';
import { listRequesters } from './list-requesters.ts';
import { listTeams } from './list-teams.ts';
import { onAccountOpened } from './on-account-opened.ts';
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
    serve(contract.inviteRequester, inviteRequester),
    serve(contract.inviteAgent, inviteAgent),
    serve(contract.changeAgent, changeAgent),
    serve(contract.listAgents, listAgents),
    serve(contract.formTeam, formTeam),
    serve(contract.listTeams, listTeams),
    serve(contract.addIntegration, addIntegration),
  ],
  hears: { within: [onAccountOpened] },
});
