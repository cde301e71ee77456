import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { AgreementVersion, Subject } from '../agreements/index.ts';
import { categoryPaths } from '../tickets/index.ts';
import type { AssetKind, Priority } from '../tickets/rules.ts';

export { categoryPaths };

/** Whether an agreement promises something by category: only then is a ticket's place in the tree looked up. */
export function goesByCategory(agreements: readonly Pick<AgreementVersion, 'terms'>[]): boolean {
  return agreements.some(({ terms }) => terms.some(({ categoryId }) => categoryId !== undefined));
}

/** A ticket's subject with where it is and whose it is. */
export interface TicketSubject extends Subject {
  readonly clientId: string;
  readonly siteId: string | null;
}

/** What decides the promises on these tickets, as their rows stand. */
export async function subjectsOf(sql: Sql, ticketIds: readonly string[]): Promise<ReadonlyMap<string, TicketSubject>> {
  const rows = await sql
    .selectFrom('tickets.ticket')
    .select(['id', 'client_id', 'site_id', 'category_id', 'priority', 'asset_kind', 'vip'])
    .where('id', '=', raw<string>`any(${ticketIds}::uuid[])`)
    .execute();
  const paths = await categoryPaths(sql, [...new Set(rows.flatMap((row) => row.category_id ?? []))]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        clientId: row.client_id,
        siteId: row.site_id,
        // Check constraints of the table hold these to their words.
        priority: row.priority as Priority,
        assetKind: row.asset_kind as AssetKind | null,
        vip: row.vip,
        categoryPath: row.category_id === null ? [] : (paths.get(row.category_id) ?? []),
      },
    ]),
  );
}
