import { sql as raw } from 'kysely';
import { z } from 'zod';
import type { Sql } from '../../platform/postgres/sql.ts';
import { firstWishes, type NoticeWishes, noticeWishes } from './rules.ts';

/** How somebody wants to be told, where, and in which zone they live. */
export interface Reachable extends NoticeWishes {
  readonly agentId: string;
  readonly email: string | null;
  readonly timeZone: string;
  /** Of the last change; 0 while they never said anything. */
  readonly version: number;
}

const quietOf = z.string().nullable();

/** The wishes of these people; one statement. */
export async function wishesOf(sql: Sql, agentIds: readonly string[]): Promise<ReadonlyMap<string, Reachable>> {
  const rows = await sql
    .selectFrom('identity.account as a')
    .leftJoin('people.agent as p', 'p.id', 'a.id')
    .leftJoin('notices.setting as s', 's.agent_id', 'a.id')
    .select(['a.id', 'a.email', 'p.time_zone', 's.mail', 's.quiet_from', 's.quiet_to', 's.urgent_anyway', 's.version'])
    .where('a.id', '=', raw<string>`any(${agentIds}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row): [string, Reachable] => {
      const person = { agentId: row.id, email: row.email, timeZone: row.time_zone ?? 'UTC', version: row.version ?? 0 };
      if (row.version === null) return [row.id, { ...person, ...firstWishes }];
      const from = quietOf.parse(row.quiet_from);
      const quiet = from === null ? null : { from, to: row.quiet_to };
      return [row.id, { ...person, ...noticeWishes.parse({ mail: row.mail, quiet, urgentAnyway: row.urgent_anyway }) }];
    }),
  );
}
