import type { Work } from '../../platform/work.ts';
import { teamFormed } from './facts.ts';
import type { Tier } from './rules.ts';

/** One for each tier, so that a ticket always has a queue to land in. Only the first is where unsorted tickets arrive. */
const firstTeams: readonly { readonly name: string; readonly tier: Tier; readonly intake: boolean }[] = [
  { name: 'Service desk', tier: 1, intake: true },
  { name: 'Second line', tier: 2, intake: false },
  { name: 'Engineering', tier: 3, intake: false },
];

/** Gives a desk that has no team yet its first three. Records nothing on a desk that has one, whatever its name. */
export async function formFirstTeams(work: Work): Promise<void> {
  const team = await work.sql.selectFrom('people.team').select('id').where('client_id', 'is', null).limit(1).executeTakeFirst();
  if (team !== undefined) return;
  for (const { name, tier, intake } of firstTeams)
    work.record(teamFormed, { clientId: null, id: work.newId() }, { name, tier, specialism: null, intake, externalName: null });
}
