import { setTimeout as pause } from 'node:timers/promises';
import { sql as raw } from 'kysely';
import { monotonicMilliseconds } from '../clock.ts';
import type { Database } from '../postgres/pool.ts';

const mostMilliseconds = 20_000;
const betweenLooksMilliseconds = 5;

/**
 * Waits until no transaction of another database, nor PostgreSQL's own housekeeping, stands before what this one has committed:
 * transaction ids belong to the whole server, so that a neighbor's open transaction holds up the readers of this log too. For whoever follows by hand and wants to
 * see all that is committed; what runs by itself simply comes by again.
 */
export async function waitForNeighbors({ sql }: Database): Promise<void> {
  const until = monotonicMilliseconds() + mostMilliseconds;
  while (monotonicMilliseconds() < until) {
    const { rows } = await raw<{ waiting: boolean }>`
      select exists (
        select from pg_stat_activity where (datname <> current_database() or backend_type <> 'client backend')
        and backend_xid::text::bigint <= (select max(xact)::text::bigint from log.fact)
      ) as waiting`.execute(sql);
    if (rows[0]?.waiting !== true) return;
    await pause(betweenLooksMilliseconds);
  }
}
