import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, textAndId } from '../../platform/page-cursor.ts';
import type { Work } from '../../platform/work.ts';
import type { Tier } from '../people/rules.ts';
import type { readAccessMap as operation } from './contract.ts';
import { mayDo, type SystemAction } from './rules.ts';

/** Reads the map by system; for one client its own systems and the desk's. */
export const readAccessMap: Handler<typeof operation> = async (work, { clientId, limit, cursor }) => {
  const after = decodeCursor(textAndId, cursor);
  const sortName = raw<string>`lower(name) collate "C"`;
  let query = work.sql
    .selectFrom('access.system')
    .select(['id as systemId', 'client_id as clientId', 'name', 'owner', 'actions', 'version', 'retired', sortName.as('sortName')])
    .where('retired', '=', false)
    .orderBy(sortName)
    .orderBy('id')
    .limit(limit + 1);
  if (clientId !== undefined) query = query.where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]));
  if (after !== undefined) query = query.where(raw<boolean>`(${sortName}, id) > (${after[0]}, ${after[1]}::uuid)`);
  // Written from a payload that the fact's own schema had parsed.
  const rows = (await query.execute()).map((row) => ({ ...row, actions: row.actions as unknown as readonly SystemAction[] }));

  const own = work.authority.kind === 'agent' ? work.authority.personId : undefined;
  const agents = await agentsBy(work, [own ?? [], rows.flatMap(({ actions }) => actions.flatMap(({ agentIds }) => agentIds))].flat());
  const tier = agents.get(own ?? '')?.tier;
  return cutPage(rows, limit, {
    keyOf: ({ sortName: at, systemId }) => [at, systemId],
    shape: ({ sortName: _, actions, ...system }) => ({
      ...system,
      actions: actions.map(({ actionId, name, tiers, agentIds }) => ({
        actionId,
        name,
        tiers,
        people: agentIds.flatMap((agentId) => {
          const agent = agents.get(agentId);
          return agent === undefined ? [] : [{ agentId, name: agent.name }];
        }),
        mine: tier !== undefined && mayDo({ tiers, agentIds }, { tier, agentId: own }),
      })),
    }),
  });
};

interface Known {
  readonly name: string;
  readonly tier: Tier;
}

async function agentsBy({ sql }: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  if (ids.length === 0) return new Map();
  const rows = await sql
    .selectFrom('people.agent')
    .select(['id', 'name', 'tier'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  // A check constraint of the table holds the tier to the three.
  return new Map(rows.map(({ id, name, tier }) => [id, { name, tier: tier as Tier }]));
}
