import { changeCriteria, listCriteria } from '../desk/criteria/contract.ts';
import { firstCriteria } from '../desk/criteria/first-criteria.ts';
import { addDepartment, addSite, openClient } from '../estate/clients/contract.ts';
import { formTeam, inviteAgent, listTeams, registerRequester } from '../estate/people/contract.ts';
import type { Tier } from '../estate/people/rules.ts';
import { type Authority, systemAuthority } from '../platform/authority.ts';
import type { Role } from '../platform/permissions.ts';
import type { Desk, Person } from './desk.ts';

export interface CastClient {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  readonly departmentId: string;
}

/** One cast everywhere: tests, demo, docs, screenshots (architecture.md §9). */
export interface Cast {
  readonly northgate: CastClient;
  readonly harbor: CastClient;
  readonly alder: CastClient;
  /** Tier 1 agent at Northgate. */
  readonly ada: Person;
  /** Tier 2 technician, network, at Northgate. */
  readonly priya: Person;
  /** Tier 2 technician of another client, Harbor. */
  readonly otto: Person;
  /** Tier 3 engineer at Northgate. */
  readonly marta: Person;
  /** NOC technician, all clients. */
  readonly lee: Person;
  /** Requester at Northgate. */
  readonly kim: Person;
  /** Requester at Harbor. */
  readonly sam: Person;
  /** Desk administrator, all clients. */
  readonly dana: Person;
  readonly teams: { readonly tier1: string; readonly tier2: string; readonly tier3: string; readonly network: string };
}

let hired = 0;

/** Brings three fresh clients on board and hires the cast for them. */
export async function hireCast(does: Desk['does']): Promise<Cast> {
  hired += 1;
  const founder: Person = { id: '', name: 'The desk', authority: { ...systemAuthority, grants: [{ clientId: null, role: 'desk_admin' }] } };
  const teams = await teamsOf(does, founder);
  await criteriaOf(does, founder);

  const bringOnBoard = async (name: string, code: string): Promise<CastClient> => {
    const { clientId } = await does(founder, openClient, {
      name: `${name}${hired === 1 ? '' : ` ${hired}`}`,
      code: `${code}${hired}`,
      timeZone: 'UTC',
    });
    const { siteId } = await does(founder, addSite, { clientId, name: 'Head office' });
    const { departmentId } = await does(founder, addDepartment, { clientId, name: 'Finance', siteId });
    return { id: clientId, name, siteId, departmentId };
  };
  const northgate = await bringOnBoard('Northgate Credit Union', 'NCU');
  const harbor = await bringOnBoard('Harbor Logistics', 'HAR');
  const alder = await bringOnBoard('Alder Clinic', 'ALD');

  const hire = async (name: string, tier: Tier, role: Role, clientId: string | null, teamIds: readonly string[]): Promise<Person> => {
    const email = `${name.toLowerCase()}.${hired}@secondline.example`;
    const { agentId } = await does(founder, inviteAgent, { name, email, tier, grants: [{ role, clientId }], teamIds: [...teamIds] });
    return { id: agentId, name, authority: { actor: `agent:${agentId}`, personId: agentId, kind: 'agent', grants: [{ clientId, role }] } };
  };
  const ask = async (name: string, client: CastClient): Promise<Person> => {
    const { requesterId } = await does(founder, registerRequester, {
      clientId: client.id,
      name,
      email: `${name.toLowerCase()}.${hired}@client.example`,
      departmentId: client.departmentId,
      siteId: client.siteId,
    });
    const authority: Authority = {
      actor: `requester:${requesterId}`,
      personId: requesterId,
      kind: 'requester',
      grants: [{ clientId: client.id, role: 'requester' }],
      requesterId,
    };
    return { id: requesterId, name, authority };
  };

  return {
    northgate,
    harbor,
    alder,
    teams,
    ada: await hire('Ada', 1, 'tier1_agent', northgate.id, [teams.tier1]),
    priya: await hire('Priya', 2, 'tier2_technician', northgate.id, [teams.network]),
    otto: await hire('Otto', 2, 'tier2_technician', harbor.id, [teams.tier2]),
    marta: await hire('Marta', 3, 'tier3_engineer', northgate.id, [teams.tier3]),
    lee: await hire('Lee', 2, 'noc_technician', null, [teams.tier2]),
    dana: await hire('Dana', 3, 'desk_admin', null, [teams.tier3]),
    kim: await ask('Kim', northgate),
    sam: await ask('Sam', harbor),
  };
}

/** Teams are desk-wide and stay from test to test; a desk that was never set up gets them here. */
async function teamsOf(does: Desk['does'], founder: Person): Promise<Cast['teams']> {
  const { items } = await does(founder, listTeams, {});
  const named = async (name: string, tier: Tier, intake: boolean): Promise<string> => {
    const known = items.find((team) => team.name === name);
    return known?.teamId ?? (await does(founder, formTeam, { name, tier, intake })).teamId;
  };
  return {
    tier1: await named('Service desk', 1, true),
    tier2: await named('Second line', 2, false),
    tier3: await named('Engineering', 3, false),
    network: await named('Network', 2, false),
  };
}

/** The installation's criteria stay from test to test too; a desk that was never set up gets its first ones here. */
async function criteriaOf(does: Desk['does'], founder: Person): Promise<void> {
  const { version } = await does(founder, listCriteria, {});
  if (version === 0) await does(founder, changeCriteria, { readVersion: 0, criteria: [...firstCriteria] });
}
