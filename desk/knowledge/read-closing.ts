import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { askedOf } from './answer-closing.ts';
import type { readClosing as operation } from './contract.ts';
import type { KnowledgeAnswer } from './rules.ts';

/** Whether closing answers are asked of a ticket, and what was answered last. What the desk itself guesses is not shown here: it would lead. */
export const readClosing: Handler<typeof operation> = async (work, { ticketId }) => {
  const ticket = await work.sql.selectFrom('tickets.ticket').select('client_id').where('id', '=', ticketId).executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const { asked } = await askedOf(work, ticketId);
  const row = await work.sql
    .selectFrom('knowledge.closing_answer as a')
    .leftJoin('knowledge.article as k', (join) => join.onRef('k.client_id', '=', 'a.client_id').onRef('k.id', '=', 'a.article_id'))
    .select(['a.tier1_could', 'a.tier1_why', 'a.knowledge', 'a.answered_by', 'a.answered_at', 'k.id as article_id', 'k.title'])
    .where('a.client_id', '=', ticket.client_id)
    .where('a.ticket_id', '=', ticketId)
    .executeTakeFirst();
  if (row === undefined) return { ticketId, asked, answer: null };
  const names = await namesOf(work.sql, [row.answered_by]);
  const article = row.article_id === null || row.title === null ? null : { articleId: row.article_id, title: row.title };
  return {
    ticketId,
    asked,
    answer: {
      tier1Could: row.tier1_could,
      tier1Why: row.tier1_why,
      // A check constraint of the table holds it to the four.
      knowledge: row.knowledge as KnowledgeAnswer,
      article,
      answeredBy: names.get(row.answered_by)?.name ?? '',
      answeredAt: row.answered_at.toString(),
    },
  };
};
