import type { Sql } from '../../platform/postgres/sql.ts';
import { notFound, notPermitted, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';

/** A category that a client may use: the desk's own, or one of that client. For the desk (null) only the desk's own. */
export function categoryOf(sql: Sql, clientId: string | null, categoryId: string): Promise<{ readonly id: string } | undefined> {
  return sql
    .selectFrom('tickets.category')
    .select('id')
    .where('id', '=', categoryId)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
    .executeTakeFirst();
}

/** What every client uses is changed only by who serves them all. */
export async function mustServeCategories(work: Work, clientId: string | null): Promise<void> {
  if (clientId === null) return work.reach === '*' ? undefined : refuse(notPermitted);
  const client = await work.sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) refuse(notFound);
}

/** Whether new tickets of a client, or of every client, may land with a team: it is one of Tier 1 and serves them. */
export async function takesNewTickets(sql: Sql, clientId: string | null, teamId: string): Promise<boolean> {
  const team = await sql
    .selectFrom('people.team')
    .select('id')
    .where('id', '=', teamId)
    .where('tier', '=', 1)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
    .executeTakeFirst();
  return team !== undefined;
}
