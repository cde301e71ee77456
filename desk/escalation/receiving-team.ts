import type { Tier } from '../../estate/people/rules.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { teamUnknown } from '../tickets/refusals.ts';
import { noTeamAbove } from './refusals.ts';

interface Asked {
  readonly clientId: string;
  readonly toTier: Tier;
  readonly teamId?: string | undefined;
}

/**
 * The team of a tier that an escalation goes to: the one asked for, else the client's own first, else the desk's. Refuses a team that is
 * not of that tier or not this client's, and a tier without any.
 */
export async function receivingTeam({ sql }: Work, { clientId, toTier, teamId }: Asked): Promise<string> {
  let teams = sql
    .selectFrom('people.team')
    .select('id')
    .where('tier', '=', toTier)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]));
  if (teamId !== undefined) teams = teams.where('id', '=', teamId);
  const team = await teams
    .orderBy('client_id', (order) => order.asc().nullsLast())
    .orderBy('intake', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (team === undefined) return teamId === undefined ? refuse(noTeamAbove, { tier: toTier }) : refuse(teamUnknown);
  return team.id;
}
