import { z } from 'zod';
import { inputInvalid, refuse } from './refusal.ts';
import { isSound } from './sound-text.ts';

/** Where a page of a list ended, as the next page is asked for: the last row's sort key. Opaque, so that it may change. */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key inside a cursor, or nothing for the first page. A cursor that is not one of this list's (made up, cut, or
 * another list's) is refused as input-invalid, so that it can never reach a query.
 */
export function decodeCursor<Key extends z.ZodType>(key: Key, cursor: string | undefined): z.output<Key> | undefined {
  if (cursor === undefined) return undefined;
  const decoded = key.safeParse(parsed(cursor));
  if (decoded.success && isSound(decoded.data)) return decoded.data;
  return refuse(inputInvalid, {
    errors: [{ pointer: '#/cursor', detail: 'Send nextCursor of the page before as it was, or leave it out' }],
  });
}

/** The sort key of lists ordered by one text and then by id, for rows of the same text. */
export const textAndId = z.tuple([z.string(), z.uuid()]);

/** The sort key of lists ordered by one instant and then by id. */
export const instantAndId = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/**
 * One page of what a query gave that asked for one row more than `limit`: that row only says that a next page exists.
 * `keyOf` gives a row's sort key as the list's decodeCursor expects it; `shape` what goes out.
 */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { keyOf, shape }: { readonly keyOf: (row: Row) => unknown; readonly shape: (row: Row) => Item },
): { readonly items: Item[]; readonly nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(shape), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
