import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notPermitted, refuse } from '../../platform/refusal.ts';
import type { formTeam as operation } from './contract.ts';
import { teamFormed } from './facts.ts';
import { teamNameTaken } from './refusals.ts';

/**
 * Forms a team at one tier; its queue comes with it. Teams serve every client, so only who reaches every client may form one.
 * Refuses a name that a team has already.
 */
export const formTeam: Handler<typeof operation> = async (work, { name, tier, specialism = null, intake }) => {
  if (work.reach !== '*') refuse(notPermitted);

  const teamId = work.newId();
  work.record(teamFormed, { clientId: null, id: teamId }, { name, tier, specialism, intake, externalName: null });
  await flushUnlessTaken(work, { team_name: () => refuse(teamNameTaken, { name }) });

  return { teamId, name, tier, specialism, intake, members: 0 };
};
