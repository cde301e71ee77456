import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { keptArticle, knowledgeAnswer } from './rules.ts';

/** Stream: the ticket's id. Said by the tier that resolved what was escalated; said again, the last answer counts. */
export const closingAnswered = fact({
  name: 'closing-answered',
  version: 1,
  payload: z.object({
    tier,
    tier1Could: z.boolean(),
    tier1Why: said(z.string()),
    knowledge: knowledgeAnswer,
    articleId: z.uuid().nullable(),
  }),
});

/** Stream: the article's id. Written from the ticket when its closing answer was that it is new. */
export const articleDrafted = fact({
  name: 'article-drafted',
  version: 1,
  payload: z.object({ ticketId: z.uuid(), categoryId: z.uuid().nullable(), ...keptArticle.shape }),
});
/** The article in other words, whole: its next version. */
export const articleEdited = fact({ name: 'article-edited', version: 1, payload: keptArticle });
