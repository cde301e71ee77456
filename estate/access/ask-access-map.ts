import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import { type Answer, type Asker, answerOf, type MappedSystem, type SystemAction } from './rules.ts';

interface Asked {
  readonly clientId: string;
  readonly system: string;
  readonly right: string;
}

/** What the map says of a right on a system that is named in words, for a ticket of this client. One query. */
export async function askAccessMap(sql: Sql, { clientId, system, right }: Asked, asker: Asker): Promise<Answer> {
  const rows = await sql
    .selectFrom('access.system')
    .select(['client_id as clientId', 'name', 'owner', 'actions'])
    .where('retired', '=', false)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
    .where(raw<boolean>`lower(name) = lower(${system})`)
    .execute();
  // Written from a payload that the fact's own schema had parsed.
  const systems: readonly MappedSystem[] = rows.map((row) => ({ ...row, actions: row.actions as unknown as readonly SystemAction[] }));
  return answerOf(systems, { system, right }, asker);
}
