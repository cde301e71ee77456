import { z } from 'zod';
import { said } from '../../platform/secrets/index.ts';
import { line, text } from '../../platform/wire.ts';

/** What the desk knew of it, asked when an escalated ticket is resolved; keys 1 to 4 in this order (domain.md §6). */
export const knowledgeAnswer = z.enum(['new', 'known_and_used', 'known_but_missed', 'not_article_worthy']);
export type KnowledgeAnswer = z.infer<typeof knowledgeAnswer>;

/** An article goes from draft to approved, published and retired; so far drafts alone are kept. */
export const articleState = z.enum(['draft']);

/** What an article says, the same four parts everywhere. What is not known yet is left empty. */
export const articleWords = z.strictObject({
  title: line(300),
  symptom: text(16_000),
  environment: text(4_000).nullable(),
  cause: text(4_000).nullable(),
  resolution: text(16_000),
});
export type ArticleWords = z.output<typeof articleWords>;

/** The same as it is kept and read: the words in the place of a secret may be longer than it was, so that no limit stands here. */
export const keptArticle = z.object({
  title: said(z.string()),
  symptom: said(z.string()),
  environment: said(z.string()).nullable(),
  cause: said(z.string()).nullable(),
  resolution: said(z.string()),
});

/** Answers about whether it had to go up at all, and what the desk knew. */
export const closingAnswers = z.strictObject({
  tier1Could: z.boolean(),
  /** What Tier 1 would have needed, or what it could not do. */
  tier1Why: text(2_000),
  knowledge: knowledgeAnswer,
  /** The article that was used, or missed. */
  articleId: z.uuid().optional(),
});
export type ClosingAnswers = z.output<typeof closingAnswers>;

/** Whether an answer names an article: only what was known has one, what is new gets its own draft. */
export function mayNameArticle(knowledge: KnowledgeAnswer): boolean {
  return knowledge === 'known_and_used' || knowledge === 'known_but_missed';
}
