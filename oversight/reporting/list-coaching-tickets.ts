import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { begins, ledBy } from './coaching.ts';
import type { listCoachingTickets as operation } from './coaching-contract.ts';

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
    .select([
      'e.verdict',
      raw<string | null>`coalesce(nullif(concat_ws(' – ', e.what_would_help, e.return_example), ''), e.override_reason)`.as('words'),
    ])
    .where('e.raised_at', '>=', begins(work, days))
    .orderBy('e.raised_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit + 1);
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

/** Numbers about a person are for that person and their lead (domain.md §9). */
async function mustCoach(work: Work, agentId: string): Promise<void> {
  if (work.authority.kind === 'agent' && work.authority.personId === agentId) return;
  if (!(await ledBy(work)).some((person) => person.agentId === agentId)) refuse(notFound);
}
