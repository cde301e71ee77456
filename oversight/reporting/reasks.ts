import { sql as raw } from 'kysely';
import type { z } from 'zod';
import { packetItem } from '../../desk/escalation/contract.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import type { Work } from '../../platform/work.ts';
import { begins, type CoachingAsked } from './coaching.ts';
import { countedReask, type listReasks as operation } from './coaching-contract.ts';

/** Which questions to requesters count, as SQL over `r`: judged in this time, and judged to be questions. */
const counting = (work: Work, { clientId, days }: CoachingAsked) => raw<boolean>`(r.was <> 'no_question'
  and r.judged_at >= ${begins(work, days)} and (${clientId ?? null}::uuid is null or r.client_id = ${clientId ?? null}::uuid))`;

/** What requesters were asked again, by category and item. */
export async function countReasks(work: Work, asked: CoachingAsked) {
  const { rows } = await raw<{ categoryId: string | null; item: string; in_packet: number; missing: number; not_required: number }>`
    select r.category_id as "categoryId", r.item, count(*) filter (where r.was = 'in_packet') as in_packet,
      count(*) filter (where r.was = 'missing') as missing, count(*) filter (where r.was = 'not_required') as not_required
    from escalation.reask r where ${counting(work, asked)}
    group by r.category_id, r.item order by missing desc, r.item, r.category_id limit ${mostLines}`.execute(work.sql);
  return rows;
}

/** What comes after the two hundredth line nobody coaches. */
const mostLines = 200;

/** The questions behind a number of the re-ask table, the last judged first: what was asked, and on which ticket. */
export const listReasks: Handler<typeof operation> = async (work, { categoryId, item, was, limit, cursor, ...asked }) => {
  const after = decodeCursor(instantAndId, cursor);
  let query = work.sql
    .selectFrom('escalation.reask as r')
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'r.client_id').onRef('t.id', '=', 'r.ticket_id'))
    .innerJoin('tickets.message as m', (join) => join.onRef('m.client_id', '=', 'r.client_id').onRef('m.id', '=', 'r.message_id'))
    .innerJoin('clients.client as c', 'c.client_id', 'r.client_id')
    .select(['r.message_id as messageId', 'r.ticket_id as ticketId', 't.reference', 't.title', 'c.name as clientName'])
    .select(['r.item', 'r.was', 'm.body as words', 'm.at as askedAt', 'r.judged_at as judgedAt'])
    .where(counting(work, asked))
    .orderBy('r.judged_at', 'desc')
    .orderBy('r.message_id', 'desc')
    .limit(limit + 1);
  if (categoryId !== undefined)
    query = categoryId === 'none' ? query.where('r.category_id', 'is', null) : query.where('r.category_id', '=', categoryId);
  if (item !== undefined) query = query.where('r.item', '=', item);
  if (was !== undefined) query = query.where('r.was', '=', was);
  if (after !== undefined) query = query.where(raw<boolean>`(r.judged_at, r.message_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return cutPage(await query.execute(), limit, {
    keyOf: ({ judgedAt, messageId }) => [judgedAt.toString(), messageId],
    shape: ({ item: of, was: as, askedAt, judgedAt, ...row }): z.output<typeof operation.reply>['items'][number] => ({
      ...row,
      item: packetItem.parse(of),
      was: countedReask.parse(as),
      askedAt: askedAt.toString(),
      judgedAt: judgedAt.toString(),
    }),
  });
};
