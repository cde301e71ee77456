import { sql as raw } from 'kysely';
import type { WorkPlace } from '../in-work.ts';
import type { Sql } from '../postgres/sql.ts';
import type { AfterListener } from './listeners.ts';
import { isFinished, type LogPlace } from './place.ts';

/** A fact that fails so often parks its listener until an operator looks. */
export const mostFailures = 10;

/** What is kept of an error: enough to find its reason. */
const longestError = 2_000;

/** How far a listener has read, and how it fares with what comes next. */
export interface Checkpoint {
  readonly place: LogPlace;
  readonly failures: number;
}

/** Gives every listener that was never run its checkpoint, where it declared to begin. */
export async function ensureCheckpoints({ database, clock, program }: WorkPlace): Promise<void> {
  if (program.after.length === 0) return;
  const listeners = program.after.map(({ name, begins }) => ({ name, now: begins === 'now' }));
  await raw`
    insert into log.checkpoint (listener, epoch, xact, position, moved_at)
    select new.name, coalesce(last.epoch, 0), coalesce(last.xact, '0'), coalesce(last.position, 0), ${clock.now()}
    from jsonb_to_recordset(${JSON.stringify(listeners)}::jsonb) as new(name text, now boolean)
    left join lateral (
      select epoch, xact, position from log.fact as fact where ${isFinished}
      order by epoch desc, xact desc, position desc limit 1
    ) as last on new.now
    on conflict (listener) do nothing`.execute(database.sql);
}

/** Takes a listener's checkpoint for this transaction; undefined while another node has it or the listener is parked. */
export async function lockCheckpoint(sql: Sql, listener: string): Promise<Checkpoint | undefined> {
  const row = await sql
    .selectFrom('log.checkpoint')
    .select(['epoch', 'xact', 'position', 'failures'])
    .where('listener', '=', listener)
    .where('parked_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && { place: { epoch: row.epoch, xact: row.xact, position: row.position }, failures: row.failures };
}

/** Moves a locked checkpoint; whatever failed before lies behind it now. */
export async function moveCheckpoint(sql: Sql, listener: string, place: LogPlace, at: Temporal.Instant): Promise<void> {
  await sql
    .updateTable('log.checkpoint')
    .set({ ...place, failures: 0, last_error: null, parked_at: null, moved_at: at })
    .where('listener', '=', listener)
    .execute();
}

/** Counts a failure on the fact that comes next, unless another node got past it meanwhile. Answers whether that parked the listener. */
export async function countFailure(
  { database, clock }: WorkPlace,
  listener: AfterListener,
  from: LogPlace,
  what: string,
): Promise<boolean> {
  const row = await database.sql
    .updateTable('log.checkpoint')
    .set({
      failures: raw<number>`failures + 1`,
      last_error: what.slice(0, longestError),
      parked_at: raw<Temporal.Instant | null>`case when failures + 1 >= ${mostFailures} then ${clock.now()}::timestamptz end`,
    })
    .where('listener', '=', listener.name)
    .where('parked_at', 'is', null)
    .where('epoch', '=', from.epoch)
    .where('xact', '=', from.xact)
    .where('position', '=', from.position)
    .returning('parked_at')
    .executeTakeFirst();
  return row?.parked_at != null;
}
