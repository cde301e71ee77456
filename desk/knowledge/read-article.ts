import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { articlesOf, shownArticle } from './articles.ts';
import type { readArticle as operation } from './contract.ts';
import { articleDrafted, articleEdited } from './facts.ts';

/** Versions shown of one article; older ones stay in the log. */
const mostVersions = 50;

/** An article with its versions, which are its facts. */
export const readArticle: Handler<typeof operation> = async (work, { articleId }) => {
  const row = await articlesOf(work.sql).where('a.id', '=', articleId).executeTakeFirst();
  if (row === undefined) return refuse(notFound);
  const facts = await work.sql
    .selectFrom('log.fact')
    .select(['version', 'payload', 'actor', 'occurred_at'])
    .where('client_id', '=', row.client_id)
    .where('stream', '=', articleId)
    .where('name', 'in', [articleDrafted.name, articleEdited.name])
    .orderBy('version', 'desc')
    .limit(mostVersions)
    .execute();
  const names = await namesOf(work.sql, [
    ...new Set([row.drafted_by, ...(row.edited_by === null ? [] : [row.edited_by]), ...facts.map(({ actor }) => actor)]),
  ]);
  const nameOf = (actor: string) => names.get(actor)?.name ?? '';
  return {
    ...shownArticle(row, nameOf),
    versions: facts.map(({ version, payload, actor, occurred_at: at }) => {
      // Both facts of an article carry its words; the log gives them back as they were stored.
      const { title, symptom, environment, cause, resolution } = articleEdited.payload.parse(payload);
      return { version, at: at.toString(), by: nameOf(actor), title, symptom, environment, cause, resolution };
    }),
  };
};
