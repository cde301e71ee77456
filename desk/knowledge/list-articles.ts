import { sql as raw } from 'kysely';
import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import { articlesOf, shownArticle } from './articles.ts';
import type { listArticles as operation } from './contract.ts';

/** What the desk knows, newest first; a search looks at titles and symptoms. */
export const listArticles: Handler<typeof operation> = async (work, { clientId, search, limit, cursor }) => {
  const after = decodeCursor(instantAndId, cursor);
  let query = articlesOf(work.sql)
    .orderBy('a.drafted_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit + 1);
  if (clientId !== undefined) query = query.where('a.client_id', '=', clientId);
  if (search !== undefined && search !== '')
    query = query.where(raw<boolean>`strpos(lower(a.title || ' ' || a.symptom), ${search.toLowerCase()}) > 0`);
  if (after !== undefined) query = query.where(raw<boolean>`(a.drafted_at, a.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query.execute();
  const names = await namesOf(
    work.sql,
    rows.flatMap(({ drafted_by, edited_by }) => (edited_by === null ? [drafted_by] : [drafted_by, edited_by])),
  );
  return cutPage(rows, limit, {
    keyOf: (row) => [row.drafted_at.toString(), row.id],
    shape: (row) => shownArticle(row, (actor) => names.get(actor)?.name ?? ''),
  });
};
