import { listAgents, listTeams } from '../../../../estate/people/contract.ts';
import { useAll } from '../../../api/use-all.ts';

/** What teams and agents are called, by id. */
export interface Names {
  readonly team: (id: unknown) => string | undefined;
  readonly agent: (id: unknown) => string | undefined;
}

/** Facts carry ids; people read names. */
export function useNames(): Names {
  const teams = useAll(listTeams, {});
  const agents = useAll(listAgents, {});
  return {
    team: (id) => teams.data?.items.find(({ teamId }) => teamId === id)?.name,
    agent: (id) => agents.data?.items.find(({ agentId }) => agentId === id)?.name,
  };
}
