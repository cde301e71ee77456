import { sql as raw } from 'kysely';
import type { Sql } from '../postgres/sql.ts';
import type { AfterListener } from './listeners.ts';
import { isFinished } from './place.ts';

/** How an after-listener fares. */
export interface ListenerState {
  readonly listener: string;
  /** Facts for it that it has not heard yet; null before a desk has run with it. */
  readonly behind: number | null;
  /** Failures on the fact that comes next. */
  readonly failures: number;
  readonly lastError: string | null;
  /** Since when it waits for an operator. */
  readonly parkedAt: Temporal.Instant | null;
}

/** Says of every after-listener how far it is behind, and whether it is parked and why: the parked first, then by name. */
export async function listListeners(sql: Sql, listeners: readonly AfterListener[]): Promise<readonly ListenerState[]> {
  const asked = listeners.map(({ name, kinds, imported }) => ({ name, kinds: kinds.map((kind) => kind.name), imported }));
  const { rows } = await raw<ListenerState>`
    select asked.name as listener, case when checkpoint.listener is not null then ahead.facts end as behind,
      coalesce(checkpoint.failures, 0) as failures, checkpoint.last_error as "lastError", checkpoint.parked_at as "parkedAt"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(name text, kinds text[], imported boolean)
    left join log.checkpoint on checkpoint.listener = asked.name
    cross join lateral (
      select count(*)::int as facts from log.fact as fact
      where (fact.epoch, fact.xact, fact.position) > (checkpoint.epoch, checkpoint.xact, checkpoint.position)
        and fact.name = any (asked.kinds) and (asked.imported or fact.origin = 'live') and ${isFinished}
    ) as ahead
    order by checkpoint.parked_at is null, asked.name`.execute(sql);
  return rows;
}

/** How many of them are parked. */
export async function countParked(sql: Sql, listeners: readonly AfterListener[]): Promise<number> {
  if (listeners.length === 0) return 0;
  const { parked } = await sql
    .selectFrom('log.checkpoint')
    .select(({ fn }) => fn.countAll<number>().as('parked'))
    .where(
      'listener',
      'in',
      listeners.map(({ name }) => name),
    )
    .where('parked_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(parked);
}
