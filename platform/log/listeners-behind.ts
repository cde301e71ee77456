import { sql as raw } from 'kysely';
import type { WorkPlace } from '../in-work.ts';
import { factsPerBatch } from './follow-listener.ts';
import type { AfterListener } from './listeners.ts';
import { inLogOrder, isFinished } from './place.ts';

/**
 * Names the listeners for which something wanted has come, or whose checkpoint lies a whole batch behind. One statement without
 * a lock, so that an idle desk writes nothing and holds up nobody.
 */
export async function listenersBehind({ database }: WorkPlace, listeners: readonly AfterListener[]): Promise<readonly string[]> {
  if (listeners.length === 0) return [];
  const asked = listeners.map(({ name, kinds, imported }) => ({ name, kinds: kinds.map((kind) => kind.name), imported }));
  const { rows } = await raw<{ name: string }>`
    select asked.name
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(name text, kinds text[], imported boolean)
    join log.checkpoint on checkpoint.listener = asked.name and checkpoint.parked_at is null
    cross join lateral (
      select count(*) as passed, bool_or(stretch.name = any (asked.kinds) and (asked.imported or stretch.origin = 'live')) as wanted
      from (
        select fact.name, fact.origin from log.fact as fact
        where (fact.epoch, fact.xact, fact.position) > (checkpoint.epoch, checkpoint.xact, checkpoint.position) and ${isFinished}
        order by ${inLogOrder} limit ${factsPerBatch}
      ) as stretch
    ) as ahead
    where ahead.wanted or ahead.passed = ${factsPerBatch}
    order by checkpoint.moved_at, asked.name`.execute(database.sql);
  return rows.map((row) => row.name);
}
