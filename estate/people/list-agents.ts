import { sql as raw } from 'kysely';
import { wordBeginnings } from '../../platform/folded-text.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, textAndId } from '../../platform/page-cursor.ts';
import { agentsShown } from './agent-view.ts';
import type { listAgents as operation } from './contract.ts';

/**
 * Agents by name; a search finds those whose name or address has words that begin so. Who does not serve every client sees those who serve
 * one of theirs, or all: who works for other clients is none of their business.
 */
export const listAgents: Handler<typeof operation> = async (work, { search, teamId, tier, limit, cursor }) => {
  const after = decodeCursor(textAndId, cursor);
  let query = agentsShown(work.sql)
    .orderBy('a.sort_name')
    .orderBy('a.id')
    .limit(limit + 1);
  // The wall shows grants at reached clients and at all of them; agents of an imported history it shows by their client.
  if (work.reach !== '*')
    query = query.where(raw<boolean>`(a.client_id is not null or exists (select from identity.role_grant g where g.account_id = a.id))`);
  if (search !== undefined) query = query.where('a.words', 'like', raw<string>`all(${wordBeginnings(search)}::text[])`);
  if (tier !== undefined) query = query.where('a.tier', '=', tier);
  if (teamId !== undefined)
    query = query.where(raw<boolean>`exists (select from people.team_member m where m.team_id = ${teamId} and m.agent_id = a.id)`);
  if (after !== undefined) query = query.where(raw<boolean>`(a.sort_name, a.id) > (${after[0]}, ${after[1]}::uuid)`);

  return cutPage(await query.execute(), limit, {
    keyOf: ({ sortName, agentId }) => [sortName, agentId],
    shape: ({ sortName: _, ...agent }) => agent,
  });
};
