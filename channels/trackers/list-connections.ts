import type { Handler } from '../../platform/module.ts';
import type { listConnections as operation } from './contract.ts';
import { connectionKind, settings, targetWords } from './rules.ts';

/** More connections than this are no longer chosen from. */
const mostConnections = 200;

/** Lists the connections that stand, those of one client with the desk's own when it is named. */
export const listConnections: Handler<typeof operation> = async ({ sql }, { clientId }) => {
  let query = sql
    .selectFrom('trackers.connection as k')
    .leftJoin('clients.client as c', 'c.client_id', 'k.client_id')
    .select(['k.id as connectionId', 'k.client_id as clientId', 'c.name as clientName', 'k.name', 'k.kind', 'k.settings'])
    .select(['k.added_at as addedAt', 'k.tested_at as testedAt', 'k.test_problem as problem'])
    .where('k.retired_at', 'is', null);
  if (clientId !== undefined) query = query.where(({ or, eb }) => or([eb('k.client_id', '=', clientId), eb('k.client_id', 'is', null)]));
  const rows = await query.orderBy('k.name').orderBy('k.id').limit(mostConnections).execute();
  const items = rows.map(({ settings: kept, kind, addedAt, testedAt, ...row }) => ({
    ...row,
    // A check constraint holds it to the four; settings were parsed when the fact was recorded.
    kind: connectionKind.parse(kind),
    target: targetWords(settings.parse(kept)),
    addedAt: addedAt.toString(),
    testedAt: testedAt?.toString() ?? null,
  }));
  return { items };
};
