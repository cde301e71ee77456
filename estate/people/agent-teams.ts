import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { teamJoined, teamLeft } from './facts.ts';
import type { Tier } from './rules.ts';

/** The desk's first team of a tier, where who is in no other starts; none while the tier has none. */
export async function firstTeamOf(work: Work, tier: Tier): Promise<readonly string[]> {
  const teams = await work.sql
    .selectFrom('people.team')
    .select('id')
    .where('tier', '=', tier)
    .where('client_id', 'is', null)
    .orderBy('intake', 'desc')
    .orderBy('id')
    .limit(1)
    .execute();
  return teams.map(({ id }) => id);
}

/** Lets an agent join the teams that are new and leave those that are gone. Refuses a team that is not there. Answers whether any changed. */
export async function changeTeams(
  work: Work,
  { agentId, teams }: { readonly agentId: string; readonly teams: readonly { readonly teamId: string }[] },
  wanted: readonly string[],
): Promise<boolean> {
  const standing = teams.map(({ teamId }) => teamId);
  const joins = [...new Set(wanted)].filter((teamId) => !standing.includes(teamId));
  const leaves = standing.filter((teamId) => !wanted.includes(teamId));
  if (joins.length + leaves.length === 0) return false;

  const streams = await streamsOf(work, [...joins, ...leaves]);
  for (const teamId of joins) work.record(teamJoined, streams.get(teamId) ?? refuse(notFound), { agentId });
  for (const teamId of leaves) work.record(teamLeft, streams.get(teamId) ?? refuse(notFound), { agentId });
  return true;
}

async function streamsOf(work: Work, teamIds: readonly string[]) {
  const teams = await work.sql.selectFrom('people.team').select(['id', 'client_id as clientId']).where('id', 'in', teamIds).execute();
  return new Map(teams.map((team) => [team.id, team]));
}
