import { sql as raw } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { begins, ledBy, requestCounts } from './coaching.ts';
import type { coachingMeasure, listCoachingTickets as operation } from './coaching-contract.ts';

type Measure = z.output<typeof coachingMeasure>;

/** The escalations behind a number, newest first; a person's only for that person and for who leads them. */
export const listCoachingTickets: Handler<typeof operation> = async (
  work,
  { measure, categoryId, agentId, clientId, days, limit, cursor },
) => {
  if (agentId !== undefined) await mustCoach(work, agentId);
  const after = decodeCursor(instantAndId, cursor);
  let query = work.sql
    .selectFrom('escalation.escalation as e')
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'e.client_id').onRef('t.id', '=', 'e.ticket_id'))
    .innerJoin('clients.client as c', 'c.client_id', 'e.client_id')
    .select([
      'e.id as escalationId',
      'e.ticket_id as ticketId',
      't.reference',
      't.title',
      'c.name as clientName',
      'e.raised_at as raisedAt',
    ])
    .select(['e.verdict', wordsOf(work, measure).as('words'), answersOf(work, measure).as('answers')])
    .orderBy('e.raised_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit + 1);
  query =
    measure === 'escalation'
      ? query.where('t.opened_at', '>=', begins(work, days)).where(isFirst)
      : query.where('e.raised_at', '>=', begins(work, days));
  if (clientId !== undefined) query = query.where('e.client_id', '=', clientId);
  if (categoryId !== undefined)
    query = categoryId === 'none' ? query.where('t.category_id', 'is', null) : query.where('t.category_id', '=', categoryId);
  if (agentId !== undefined) query = query.where('e.raised_by', '=', `agent:${agentId}`);
  if (measure === 'return') query = query.where('e.verdict', '=', 'returned');
  if (measure === 'override') query = query.where('e.override_reason', 'is not', null);
  if (measure === 'late') query = query.where('e.late_handoff', '=', true);
  if (measure === 'reask')
    query = query.where(
      raw<boolean>`exists (select from escalation.reask r where r.client_id = e.client_id and r.escalation_id = e.id and r.was = 'missing')`,
    );
  if (measure === 'answers') query = query.where(raw<boolean>`exists (select ${requestsOf(work)})`);
  if (after !== undefined) query = query.where(raw<boolean>`(e.raised_at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return cutPage(await query.execute(), limit, {
    keyOf: ({ raisedAt, escalationId }) => [raisedAt.toString(), escalationId],
    shape: ({ raisedAt, verdict, ...row }) => ({
      ...row,
      raisedAt: raisedAt.toString(),
      // A check constraint of the table holds it to the four.
      verdict: verdict as 'waiting' | 'accepted' | 'returned' | 'withdrawn',
    }),
  });
};

/** Of a ticket escalated twice the share counts one, and so the list shows one. */
const isFirst = raw<boolean>`not exists (select from escalation.escalation b where b.client_id = e.client_id and b.ticket_id = e.ticket_id
  and (b.raised_at, b.id) < (e.raised_at, e.id))`;

/** What the sender of an escalation `e` was asked for, as far as it counts: what stands after `select …`. */
const requestsOf = (work: Work) => raw`from escalation.packet_request q
  where q.client_id = e.client_id and q.escalation_id = e.id and ${requestCounts(work)}`;

function wordsOf(work: Work, measure: Measure) {
  return measure === 'answers'
    ? raw<string | null>`(select string_agg(q.words, ' – ' order by q.asked_at) ${requestsOf(work)})`
    : raw<string | null>`coalesce(nullif(concat_ws(' – ', e.what_would_help, e.return_example), ''), e.override_reason)`;
}

function answersOf(work: Work, measure: Measure) {
  type Answers = { readonly count: number; readonly of: number } | null;
  return measure === 'answers'
    ? raw<Answers>`(select jsonb_build_object('count', count(*) filter (where q.state = 'kept'), 'of', count(*)) ${requestsOf(work)})`
    : raw<Answers>`null::jsonb`;
}

/** Numbers about a person are for that person and their lead (domain.md §9). */
async function mustCoach(work: Work, agentId: string): Promise<void> {
  if (work.authority.kind === 'agent' && work.authority.personId === agentId) return;
  if (!(await ledBy(work)).some((person) => person.agentId === agentId)) refuse(notFound);
}
