import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { OpenPromise } from './rules.ts';

/** The promises that stand open on these tickets: at most one on each. */
export async function openPromises(sql: Sql, ticketIds: readonly string[]): Promise<ReadonlyMap<string, OpenPromise>> {
  const rows = await sql
    .selectFrom('promises.promise')
    .innerJoin('tickets.ticket', (join) =>
      join
        .onRef('tickets.ticket.client_id', '=', 'promises.promise.client_id')
        .onRef('tickets.ticket.id', '=', 'promises.promise.ticket_id'),
    )
    .select(['promises.promise.id', 'promises.promise.ticket_id', 'promises.promise.due_at'])
    .where('tickets.ticket.id', '=', raw<string>`any(${ticketIds}::uuid[])`)
    .where('promises.promise.state', '=', 'open')
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, { promiseId: row.id, dueAt: row.due_at }]));
}
