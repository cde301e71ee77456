import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import { ticketCancelled, ticketCategorized, ticketOpened } from '../tickets/facts.ts';
import type { PlacedTrouble } from './same-trouble.ts';

interface Said {
  readonly stream: string;
  readonly name: string;
  readonly categoryId: string | null;
  readonly at: Temporal.Instant;
}

/** A ticket as it stood at an instant: with the category it had then; nothing where it was not there yet, or cancelled before. */
export type AsOf = (trouble: PlacedTrouble, at: Temporal.Instant) => PlacedTrouble | undefined;

/** Reads from the facts of these tickets what category they had when. One query; only what changed a category or ended it comes out. */
export async function asOfThen(sql: Sql, troubles: readonly PlacedTrouble[]): Promise<AsOf> {
  const ids = [...new Set(troubles.map(({ ticketId }) => ticketId))];
  const clientIds = [...new Set(troubles.map(({ clientId }) => clientId))];
  const names = [ticketOpened.name, ticketCategorized.name, ticketCancelled.name];
  const { rows } =
    ids.length === 0
      ? { rows: [] }
      : await raw<Said>`
        select stream::text as stream, name, nullif(payload ->> 'categoryId', '') as "categoryId", occurred_at as at from log.fact
        where client_id = any(${clientIds}::uuid[]) and stream = any(${ids}::uuid[]) and name = any(${names})
        order by version`.execute(sql);
  const byTicket = Map.groupBy(rows, ({ stream }) => stream);
  return (trouble, at) => {
    const said = (byTicket.get(trouble.ticketId) ?? []).filter((one) => Temporal.Instant.compare(one.at, at) <= 0);
    if (said.length === 0 || said.some(({ name }) => name === ticketCancelled.name)) return undefined;
    const categoryId = said.at(-1)?.categoryId ?? null;
    return categoryId === trouble.categoryId ? trouble : { ...trouble, categoryId };
  };
}
