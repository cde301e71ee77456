import { type AliasedExpression, sql as raw } from 'kysely';
import { endOfPrefix } from '../../platform/folded-text.ts';
import type { Sql } from '../../platform/postgres/sql.ts';

/** More words than these narrow nothing further. */
const mostWordsSearched = 6;

/** Which requesters a page shows, and where each stands in the list. */
export type RequesterPlaces = AliasedExpression<{ clientId: string; requesterId: string; word: string; sortName: string }, 'p'>;

export interface PlacesAsked {
  /** Only these clients' requesters; left out for all that the wall lets through. */
  readonly clients: readonly string[] | undefined;
  /** Word, folded name and id of the last one shown. */
  readonly after: readonly [string, string, string] | undefined;
  readonly atMost: number;
}

/** A page of requesters in the order of their names. */
export function requestersByName(sql: Sql, { clients, after, atMost }: PlacesAsked): RequesterPlaces {
  let query = sql
    .selectFrom('people.requester')
    .select(['client_id as clientId', 'id as requesterId', raw<string>`''`.as('word'), 'sort_name as sortName'])
    .orderBy('sort_name')
    .orderBy('id')
    .limit(atMost);
  if (clients !== undefined) query = query.where(amongClients('client_id', clients));
  if (after !== undefined) query = query.where(raw<boolean>`(sort_name, id) > (${after[1]}, ${after[2]}::uuid)`);
  return query.as('p');
}

/**
 * A page of requesters whom each of these words begins a word of. The longest word, which is the rarest as a rule, is read
 * from the index in order; the others are looked up for each requester met. Who has two words of one beginning is met once:
 * at the first.
 */
export function requestersByWord(
  sql: Sql,
  { words, clients, after, atMost }: PlacesAsked & { readonly words: readonly string[] },
): RequesterPlaces {
  const [driving = '', ...others] = words.toSorted((one, other) => other.length - one.length).slice(0, mostWordsSearched);
  let query = sql
    .selectFrom('people.requester_word as w')
    .select(['w.client_id as clientId', 'w.requester_id as requesterId', 'w.word', 'w.sort_name as sortName'])
    .where('w.word', '>=', driving)
    .where('w.word', '<', endOfPrefix(driving))
    .where(firstWordOfSame(sql, driving), '>=', raw<string>`w.word`)
    .orderBy('w.word')
    .orderBy('w.sort_name')
    .orderBy('w.requester_id')
    .limit(atMost);
  for (const word of others) query = query.where(firstWordOfSame(sql, word), 'is not', null);
  if (clients !== undefined) query = query.where(amongClients('w.client_id', clients));
  if (after !== undefined)
    query = query.where(raw<boolean>`(w.word, w.sort_name, w.requester_id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)`);
  return query.as('p');
}

/** The first word of the same requester that begins so. A value and no EXISTS, which would be turned into a join over all of them. */
function firstWordOfSame(sql: Sql, beginning: string) {
  return sql
    .selectFrom('people.requester_word as o')
    .select('o.word')
    .where(raw<boolean>`o.client_id = w.client_id and o.requester_id = w.requester_id`)
    .where('o.word', '>=', beginning)
    .where('o.word', '<', endOfPrefix(beginning))
    .orderBy('o.word')
    .limit(1);
}

/** One client as an equation, so that its own index gives the order; several as a list. */
function amongClients(column: string, clients: readonly string[]) {
  return clients.length === 1
    ? raw<boolean>`${raw.ref(column)} = ${clients[0]}::uuid`
    : raw<boolean>`${raw.ref(column)} = any(${clients}::uuid[])`;
}
