import type { Sql } from '../../platform/postgres/sql.ts';

/** A category that a client may use: the desk's own, or one of that client. For the desk (null) only the desk's own. */
export function categoryOf(sql: Sql, clientId: string | null, categoryId: string): Promise<{ readonly id: string } | undefined> {
  return sql
    .selectFrom('tickets.category')
    .select('id')
    .where('id', '=', categoryId)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
    .executeTakeFirst();
}
