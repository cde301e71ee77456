import { sql as raw } from 'kysely';
import type { z } from 'zod';
import { namesOf } from '../../estate/people/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Work } from '../../platform/work.ts';
import { ticketStateChanged } from '../tickets/facts.ts';
import { escalationView } from './contract.ts';
import { packetRequest } from './contract-packet.ts';

/** Escalations with all that is shown of them, but the packet. */
export function escalationsShown(sql: Sql) {
  return sql
    .selectFrom('escalation.escalation as e')
    .select([
      'e.client_id as clientId',
      'e.id as escalationId',
      'e.ticket_id as ticketId',
      'e.from_tier as fromTier',
      'e.to_tier as toTier',
    ])
    .select(['e.criterion', 'e.why', 'e.score', 'e.landing', 'e.override_reason as overrideReason', 'e.raised_by as raisedBy'])
    .select(['e.raised_at as raisedAt', 'e.verdict', 'e.verdict_by as verdictBy', 'e.verdict_at as verdictAt'])
    .select([
      'e.return_reason as returnReason',
      'e.what_would_help as whatWouldHelp',
      'e.return_example as returnExample',
      'e.leads_called as leadsCalled',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof escalationsShown>['execute']>>[number];

/** Escalations as they go out, with the names of who sent and who decided, and with what is open about each. */
export async function shown({ sql, actor }: Work, rows: readonly Row[]): Promise<z.output<typeof escalationView>[]> {
  const names = await namesOf(
    sql,
    rows.flatMap(({ raisedBy, verdictBy }) => (verdictBy === null ? [raisedBy] : [raisedBy, verdictBy])),
  );
  const nameOf = (of: string) => names.get(of)?.name ?? '';
  const requests = await requestsOf(
    sql,
    rows.filter(({ verdict }) => verdict === 'waiting'),
  );
  const asked = await askedAgainOf(
    sql,
    rows.filter(({ verdict }) => verdict === 'accepted'),
  );
  return rows.map((row) =>
    // Score and landing were parsed when the fact was recorded; this only gives them their types back.
    escalationView.parse({
      ...row,
      raisedBy: nameOf(row.raisedBy),
      raisedAt: row.raisedAt.toString(),
      verdictBy: row.verdictBy === null ? null : nameOf(row.verdictBy),
      verdictAt: row.verdictAt?.toString() ?? null,
      openRequest: requests.find(({ escalationId, state }) => escalationId === row.escalationId && state === 'open') ?? null,
      askedAgain: asked.find(({ escalationId }) => escalationId === row.escalationId) ?? null,
      mine: row.raisedBy === actor,
    }),
  );
}

/** What senders of these escalations were asked for, the oldest first. */
export async function requestsOf(
  sql: Sql,
  of: readonly Pick<Row, 'clientId' | 'escalationId'>[],
): Promise<readonly (z.output<typeof packetRequest> & { readonly escalationId: string })[]> {
  if (of.length === 0) return [];
  const rows = await sql
    .selectFrom('escalation.packet_request')
    .select(['id as requestId', 'escalation_id as escalationId', 'items', 'words', 'due_at as dueAt', 'asked_by as askedBy'])
    .select(['asked_at as askedAt', 'state', 'ended_at as endedAt', 'overdue_at as overdueAt'])
    .where('client_id', '=', raw<string>`any(${of.map(({ clientId }) => clientId)}::uuid[])`)
    .where('escalation_id', '=', raw<string>`any(${of.map(({ escalationId }) => escalationId)}::uuid[])`)
    .orderBy('asked_at')
    .execute();
  const names = await namesOf(
    sql,
    rows.map(({ askedBy }) => askedBy),
  );
  return rows.map(({ escalationId, askedBy, dueAt, overdueAt, askedAt, endedAt, ...row }) => ({
    ...packetRequest.parse({
      ...row,
      dueAt: dueAt.toString(),
      overdue: overdueAt !== null,
      askedAt: askedAt.toString(),
      endedAt: endedAt?.toString() ?? null,
      askedBy: names.get(askedBy)?.name ?? '',
    }),
    escalationId,
  }));
}

/**
 * Of each escalation the latest question by an agent after its acceptance that nobody has judged: a public message with a question mark, or
 * one with which the ticket began to wait, which asks something however it is put ("Please send us the exact words").
 */
async function askedAgainOf(sql: Sql, of: readonly Pick<Row, 'clientId' | 'escalationId'>[]) {
  if (of.length === 0) return [];
  const { rows } = await raw<{ escalationId: string; messageId: string; words: string; at: Temporal.Instant }>`
    select distinct on (e.id) e.id as "escalationId", m.id as "messageId", m.body as words, m.at
    from escalation.escalation e
    join tickets.message m on m.client_id = e.client_id and m.ticket_id = e.ticket_id and m.kind = 'reply' and m.at > e.verdict_at
      and m.author like 'agent:%' and not m.automatic and (strpos(m.body, '?') > 0 or exists (select from log.fact f
        where f.client_id = m.client_id and f.stream = m.ticket_id and f.name = ${ticketStateChanged.name} and f.payload->>'questionId' = m.id::text))
    where e.client_id = any(${of.map(({ clientId }) => clientId)}::uuid[]) and e.id = any(${of.map(({ escalationId }) => escalationId)}::uuid[])
      and not exists (select from escalation.reask r where r.client_id = m.client_id and r.message_id = m.id)
    order by e.id, m.at desc`.execute(sql);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toString() }));
}
