import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant, page, pageOf } from '../../platform/wire.ts';
import { resolveTicket } from '../tickets/contract.ts';
import { notInThisState } from '../tickets/refusals.ts';
import { articleNotAsked, articleUnknown, neverEscalated } from './refusals.ts';
import { articleState, articleWords, closingAnswers, keptArticle, knowledgeAnswer } from './rules.ts';

const ticketId = z.uuid();
const answerGiven = z.object({
  tier1Could: z.boolean(),
  tier1Why: z.string(),
  knowledge: knowledgeAnswer,
  article: z.object({ articleId: z.uuid(), title: z.string() }).nullable(),
  answeredBy: z.string(),
  answeredAt: instant,
});

export const resolveAndAnswer = operation({
  name: 'resolveAndAnswer',
  summary: 'Resolve an escalated ticket, with the closing answers of the tier that resolved it',
  description:
    'Could Tier 1 have resolved it, and why; was it new, known and used, known but missed, or not worth an article. What is new gets an article draft, written from the ticket.',
  method: 'POST',
  path: '/tickets/:ticketId/resolution-with-answers',
  permission: 'escalation.decide',
  undoSeconds: 10,
  input: z.strictObject({ ...resolveTicket.input.shape, answers: closingAnswers }),
  reply: z.object({ ...resolveTicket.reply.shape, articleId: z.uuid().nullable() }),
  refusals: [notInThisState, neverEscalated, articleUnknown, articleNotAsked],
  takesVersion: true,
});

export const answerClosing = operation({
  name: 'answerClosing',
  summary: 'Give the closing answers of a ticket that is resolved already, or give others',
  description: 'The last answers count; those before stay in the ticket’s facts.',
  method: 'POST',
  path: '/tickets/:ticketId/closing-answers',
  permission: 'escalation.decide',
  input: z.strictObject({ ticketId, answers: closingAnswers }),
  reply: z.object({ ticketId, articleId: z.uuid().nullable() }),
  refusals: [notInThisState, neverEscalated, articleUnknown, articleNotAsked],
  takesVersion: true,
});

export const readClosing = operation({
  name: 'readClosing',
  summary: 'Read whether closing answers are asked of a ticket, and what was answered',
  method: 'GET',
  path: '/tickets/:ticketId/closing-answers',
  permission: 'escalation.read',
  input: z.strictObject({ ticketId }),
  reply: z.object({
    ticketId,
    /** A higher tier accepted it: whoever resolves it is asked. */
    asked: z.boolean(),
    answer: answerGiven.nullable(),
  }),
  refusals: [],
});

export const articleView = z.object({
  articleId: z.uuid(),
  clientId: z.uuid(),
  clientName: z.string(),
  state: articleState,
  ...keptArticle.shape,
  category: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** The ticket that it was written from. */
  ticket: z.object({ ticketId: z.uuid(), reference: z.string() }),
  draftedBy: z.string(),
  draftedAt: instant,
  editedBy: z.string().nullable(),
  editedAt: instant.nullable(),
  version: z.number().int(),
});

export const listArticles = operation({
  name: 'listArticles',
  summary: 'List what the desk knows, newest first',
  description: 'Drafts that wrote themselves from tickets which a higher tier resolved.',
  method: 'GET',
  path: '/articles',
  permission: 'escalation.read',
  input: z.strictObject({ clientId: z.uuid().optional(), search: z.string().trim().max(200).optional(), ...page }),
  reply: pageOf(articleView.omit({ symptom: true, environment: true, cause: true, resolution: true })),
  refusals: [],
});

export const readArticle = operation({
  name: 'readArticle',
  summary: 'Read an article with its versions',
  method: 'GET',
  path: '/articles/:articleId',
  permission: 'escalation.read',
  input: z.strictObject({ articleId: z.uuid() }),
  reply: articleView.extend({
    /** Newest first, the newest fifty. */
    versions: z.array(z.object({ version: z.number().int(), at: instant, by: z.string(), ...keptArticle.shape })),
  }),
  refusals: [],
});

export const editArticle = operation({
  name: 'editArticle',
  summary: 'Give an article other words, as its next version',
  description: 'Send If-Match, or fromVersion, with the version that was read, so that nobody’s words are lost.',
  method: 'PUT',
  path: '/articles/:articleId',
  permission: 'article.write',
  input: z.strictObject({ articleId: z.uuid(), fromVersion: z.number().int().optional(), ...articleWords.shape }),
  reply: articleView,
  refusals: [],
  takesVersion: true,
});
