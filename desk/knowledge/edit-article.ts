import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse, versionConflict } from '../../platform/refusal.ts';
import { articlesOf, shownArticle } from './articles.ts';
import type { editArticle as operation } from './contract.ts';
import { articleEdited } from './facts.ts';

/** Gives an article other words, as its next version; the versions before stay readable. The same words again change nothing. */
export const editArticle: Handler<typeof operation> = async (work, { articleId, fromVersion, ...words }, { ifMatch = fromVersion }) => {
  const standing = await work.sql
    .selectFrom('knowledge.article')
    .select(['client_id', 'title', 'symptom', 'environment', 'cause', 'resolution', 'version'])
    .where('id', '=', articleId)
    .forUpdate()
    .executeTakeFirst();
  if (standing === undefined) return refuse(notFound);
  if (ifMatch !== undefined && ifMatch !== standing.version) refuse(versionConflict);
  const isSame = (['title', 'symptom', 'environment', 'cause', 'resolution'] as const).every((part) => standing[part] === words[part]);
  if (!isSame) work.record(articleEdited, { clientId: standing.client_id, id: articleId }, words);
  await work.flush();

  const row = await articlesOf(work.sql).where('a.id', '=', articleId).executeTakeFirstOrThrow();
  const names = await namesOf(work.sql, row.edited_by === null ? [row.drafted_by] : [row.drafted_by, row.edited_by]);
  return shownArticle(row, (actor) => names.get(actor)?.name ?? '');
};
