import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { ticketForUpdate } from '../tickets/index.ts';
import type { judgeReask as operation } from './contract.ts';
import { requesterReasked } from './facts.ts';
import { notAsked } from './refusals.ts';

/** Says how it stood with what the requester was asked after acceptance; whoever asks again says it again, and the last word counts. */
export const judgeReask: Handler<typeof operation> = async (work, { ticketId, messageId, item = null, was }) => {
  const ticket = await ticketForUpdate(work, ticketId);
  const asked = await work.sql
    .selectFrom('tickets.message as m')
    .innerJoin('escalation.escalation as e', (join) =>
      join
        .onRef('e.client_id', '=', 'm.client_id')
        .onRef('e.ticket_id', '=', 'm.ticket_id')
        .onRef('e.verdict_at', '<', 'm.at')
        .on('e.verdict', '=', 'accepted'),
    )
    .select('e.id as escalationId')
    .where('m.client_id', '=', ticket.clientId)
    .where('m.id', '=', messageId)
    .where('m.ticket_id', '=', ticketId)
    .where('m.kind', '=', 'reply')
    .where('m.author', 'like', 'agent:%')
    .where('m.automatic', '=', false)
    .orderBy('e.verdict_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (asked === undefined) return refuse(notAsked);
  const { escalationId } = asked;
  const names = await namesOf(work.sql, [work.actor]);

  const byName = names.get(work.actor)?.name ?? '';
  work.record(requesterReasked, ticket.stream, { messageId, escalationId, item, was, categoryId: ticket.categoryId, byName });

  return { messageId, escalationId };
};
