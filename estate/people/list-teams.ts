import { sql as raw } from 'kysely';
import { z } from 'zod';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor } from '../../platform/page-cursor.ts';
import type { listTeams as operation } from './contract.ts';
import { tier as anyTier, type Tier } from './rules.ts';

const cursorKey = z.tuple([anyTier, z.string(), z.uuid()]);

/** Teams by tier and name, with how many agents are in each. */
export const listTeams: Handler<typeof operation> = async (work, { tier, limit, cursor }) => {
  const after = decodeCursor(cursorKey, cursor);
  let query = work.sql
    .selectFrom('people.team as t')
    .select(['t.id as teamId', 't.name', 't.sort_name as sortName', 't.specialism', 't.intake'])
    // A check constraint holds it to the three.
    .select(raw<Tier>`t.tier`.as('tier'))
    .select(raw<number>`(select count(*) from people.team_member m where m.team_id = t.id)`.as('members'))
    .orderBy('t.tier')
    .orderBy('t.sort_name')
    .orderBy('t.id')
    .limit(limit + 1);
  if (tier !== undefined) query = query.where('t.tier', '=', tier);
  if (after !== undefined)
    query = query.where(raw<boolean>`(t.tier, t.sort_name, t.id) > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)`);

  return cutPage(await query.execute(), limit, {
    keyOf: ({ tier: at, sortName, teamId }) => [at, sortName, teamId],
    shape: ({ sortName: _, ...team }) => team,
  });
};
