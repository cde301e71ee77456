import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type TicketStanding, ticketForUpdate } from '../tickets/index.ts';
import { notInThisState } from '../tickets/refusals.ts';
import type { answerClosing as operation } from './contract.ts';
import { draftArticle } from './draft-article.ts';
import { closingAnswered } from './facts.ts';
import { articleNotAsked, articleUnknown, neverEscalated } from './refusals.ts';
import { type ClosingAnswers, mayNameArticle } from './rules.ts';

/** Gives the closing answers of a ticket that is resolved or closed. Answered again, the last answers count. */
export const answerClosing: Handler<typeof operation> = async (work, { ticketId, answers }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  if (standing.state !== 'resolved' && standing.state !== 'closed') refuse(notInThisState, { state: standing.state });

  const articleId = await recordAnswers(work, standing, answers);

  return { ticketId, articleId };
};

/**
 * Records what the tier that resolved an escalated ticket says of it, and writes the article's draft where it is new and none was drafted
 * from this ticket before. Refuses tickets that no higher tier accepted, and articles of other clients.
 */
export async function recordAnswers(
  work: Work,
  { ticketId, stream, tier }: Pick<TicketStanding, 'ticketId' | 'stream' | 'tier'>,
  answers: ClosingAnswers,
): Promise<string | null> {
  const { asked, draftId } = await askedOf(work, ticketId);
  if (!asked) refuse(neverEscalated);
  const { tier1Could, tier1Why, knowledge, articleId: named } = answers;
  if (named !== undefined) {
    if (!mayNameArticle(knowledge)) refuse(articleNotAsked);
    await mustBeThere(work, stream.clientId, named);
  }
  const articleId = knowledge === 'new' ? (draftId ?? (await draftArticle(work, ticketId))) : (named ?? null);
  work.record(closingAnswered, stream, { tier, tier1Could, tier1Why, knowledge, articleId });
  return articleId;
}

/** Whether closing answers are asked of a ticket, and the draft that was written from it, if any. */
export async function askedOf(work: Work, ticketId: string): Promise<{ readonly asked: boolean; readonly draftId: string | null }> {
  const { rows } = await raw<{ readonly asked: boolean; readonly draftId: string | null }>`
    select t.tier > 1 and exists (select from escalation.escalation e
        where e.client_id = t.client_id and e.ticket_id = t.id and e.verdict = 'accepted') as asked,
      (select a.id from knowledge.article a where a.client_id = t.client_id and a.ticket_id = t.id order by a.drafted_at limit 1) as "draftId"
    from tickets.ticket t where t.id = ${ticketId}`.execute(work.sql);
  return rows[0] ?? { asked: false, draftId: null };
}

async function mustBeThere(work: Work, clientId: string | null, articleId: string): Promise<void> {
  const article = await work.sql
    .selectFrom('knowledge.article')
    .select('id')
    .where('client_id', '=', clientId ?? '')
    .where('id', '=', articleId)
    .executeTakeFirst();
  if (article === undefined) refuse(articleUnknown);
}
