import type { Sql } from '../postgres/sql.ts';
import { refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { asOwner } from './as-owner.ts';
import { lastAdministrator } from './refusals.ts';

/** Whether somebody administers the desk: until then, and only until then, a setup link opens it. Seen as whoever `sql` runs as. */
export async function hasAdministrator(sql: Sql): Promise<boolean> {
  const administrators = await administratorsOf(sql).limit(1).execute();
  return administrators.length > 0;
}

/** Refuses to take the last administrator away: otherwise the next start would offer the desk to whoever reads its log. */
export async function checkAdministratorLeft(work: Work, exceptId: string): Promise<void> {
  const others = await asOwner(work.sql, async (sql) => {
    // Two administrators who remove each other queue up here.
    await sql.selectFrom('identity.role_grant').select('account_id').where('role', '=', 'desk_admin').forUpdate().execute();
    return administratorsOf(sql).where('a.id', '<>', exceptId).limit(1).execute();
  });
  if (others.length === 0) refuse(lastAdministrator);
}

function administratorsOf(sql: Sql) {
  return sql
    .selectFrom('identity.role_grant as g')
    .innerJoin('identity.account as a', 'a.id', 'g.account_id')
    .select('a.id')
    .where('g.role', '=', 'desk_admin')
    .where('g.client_id', 'is', null)
    .where('a.kind', '=', 'agent')
    .where('a.disabled_at', 'is', null);
}
