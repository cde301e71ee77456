import type { Handler } from '../../platform/module.ts';
import { resolveTicket, ticketForUpdate } from '../tickets/index.ts';
import { recordAnswers } from './answer-closing.ts';
import type { resolveAndAnswer as operation } from './contract.ts';

/** Resolves a ticket and gives its closing answers in the same send, so that neither is without the other. */
export const resolveAndAnswer: Handler<typeof operation> = async (work, { answers, ...resolution }, exchange) => {
  const resolved = await resolveTicket(work, resolution, exchange);
  // What resolved it stands in its row now: the draft is written from it.
  const standing = await ticketForUpdate(work, resolution.ticketId);
  const articleId = await recordAnswers(work, standing, answers);

  return { ...resolved, articleId };
};
