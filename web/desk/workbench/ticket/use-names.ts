import { listAgents, listTeams } from '../../../../estate/people/contract.ts';
import { useRead } from '../../../api/use-operation.ts';

/** What teams and agents are called, by id. */
export interface Names {
  readonly team: (id: unknown) => string | undefined;
  readonly agent: (id: unknown) => string | undefined;
}

/** Facts carry ids; people read names. */
export function useNames(): Names {
  const teams = useRead(listTeams, { limit: 200 });
  const agents = useRead(listAgents, { limit: 200 });
  return {
    team: (id) => teams.data?.items.find(({ teamId }) => teamId === id)?.name,
    agent: (id) => agents.data?.items.find(({ agentId }) => agentId === id)?.name,
  };
}
