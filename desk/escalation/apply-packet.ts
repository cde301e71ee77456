import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { leadsCalled, packetAdded, packetAsked, packetOverdue, packetTemplateChanged, requesterReasked } from './facts.ts';

/** What facts of packets make of their tables: templates, requests to the sender, additions, and what was asked again. */
export const applyPacket = [
  on(packetTemplateChanged, (sql, facts) =>
    raw`insert into ${raw.table('escalation.packet_template')} (client_id, id, category_id, version, required, whole, changed_by, changed_at)
      select client_id, id, category_id, version, array(select jsonb_array_elements_text(required)), whole, changed_by, changed_at from ${records(
        'f',
        {
          client_id: 'uuid',
          id: 'uuid',
          category_id: 'uuid',
          version: 'int',
          required: 'jsonb',
          whole: 'int',
          changed_by: 'text',
          changed_at: 'timestamptz',
        },
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          id: stream,
          category_id: payload.categoryId,
          version: payload.version,
          required: payload.required,
          whole: payload.whole,
          changed_by: actor,
          changed_at: occurredAt,
        })),
      )}
      on conflict (id) do update set version = excluded.version, required = excluded.required, whole = excluded.whole,
        changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(sql),
  ),
  on(packetAsked, (sql, facts) =>
    raw`insert into ${raw.table('escalation.packet_request')} (client_id, id, escalation_id, ticket_id, items, words, due_at, asked_of, asked_by, asked_at, state)
      select client_id, id, escalation_id, ticket_id, array(select jsonb_array_elements_text(items)), words, due_at, asked_of, asked_by, asked_at, 'open' from ${records(
        'f',
        {
          client_id: 'uuid',
          id: 'uuid',
          escalation_id: 'uuid',
          ticket_id: 'uuid',
          items: 'jsonb',
          words: 'text',
          due_at: 'timestamptz',
          asked_of: 'text',
          asked_by: 'text',
          asked_at: 'timestamptz',
        },
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          id: payload.requestId,
          escalation_id: payload.escalationId,
          ticket_id: stream,
          items: payload.items,
          words: payload.words,
          due_at: Temporal.Instant.from(payload.dueAt),
          asked_of: payload.askedOf,
          asked_by: actor,
          asked_at: occurredAt,
        })),
      )}`.execute(sql),
  ),
  on(packetOverdue, (sql, facts) =>
    raw`update ${raw.table('escalation.packet_request')} as t set overdue_at = f.overdue_at from ${records(
      'f',
      { client_id: 'uuid', id: 'uuid', overdue_at: 'timestamptz' },
      facts.map(({ clientId, payload, occurredAt }) => ({ client_id: clientId, id: payload.requestId, overdue_at: occurredAt })),
    )} where t.client_id = f.client_id and t.id = f.id`.execute(sql),
  ),
  on(packetAdded, (sql, facts) => {
    const added =
      raw`insert into ${raw.table('escalation.packet_addition')} (client_id, id, escalation_id, ticket_id, item, words, evidence_ids, request_id, hash, added_by, added_at)
      select client_id, id, escalation_id, ticket_id, item, words, array(select jsonb_array_elements_text(evidence_ids)::uuid), request_id, hash, added_by, added_at
      from ${records(
        'f',
        {
          client_id: 'uuid',
          id: 'uuid',
          escalation_id: 'uuid',
          ticket_id: 'uuid',
          item: 'text',
          words: 'text',
          evidence_ids: 'jsonb',
          request_id: 'uuid',
          hash: 'text',
          added_by: 'text',
          added_at: 'timestamptz',
        },
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          id: payload.additionId,
          escalation_id: payload.escalationId,
          ticket_id: stream,
          item: payload.item,
          words: payload.words,
          evidence_ids: payload.evidenceIds,
          request_id: payload.requestId,
          hash: payload.hash,
          added_by: actor,
          added_at: occurredAt,
        })),
      )}`.execute(sql);
    const answered = facts.filter(({ payload }) => payload.requestId !== null);
    if (answered.length === 0) return added;
    const ended = raw`update ${raw.table('escalation.packet_request')} r set state = f.state, ended_at = f.ended_at
      from ${records(
        'f',
        { client_id: 'uuid', id: 'uuid', state: 'text', ended_at: 'timestamptz' },
        answered.map(({ clientId, payload, occurredAt }) => ({
          client_id: clientId,
          id: payload.requestId,
          state: payload.late === true ? 'late' : 'kept',
          ended_at: occurredAt,
        })),
      )} where r.client_id = f.client_id and r.id = f.id and r.state = 'open'`.execute(sql);
    return [added, ended];
  }),
  on(requesterReasked, (sql, facts) =>
    raw`insert into ${raw.table('escalation.reask')} (client_id, message_id, escalation_id, ticket_id, category_id, item, was, judged_by, judged_at)
      select * from ${records(
        'f',
        {
          client_id: 'uuid',
          message_id: 'uuid',
          escalation_id: 'uuid',
          ticket_id: 'uuid',
          category_id: 'uuid',
          item: 'text',
          was: 'text',
          judged_by: 'text',
          judged_at: 'timestamptz',
        },
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          message_id: payload.messageId,
          escalation_id: payload.escalationId,
          ticket_id: stream,
          category_id: payload.categoryId,
          item: payload.item,
          was: payload.was,
          judged_by: actor,
          judged_at: occurredAt,
        })),
      )}
      on conflict (client_id, message_id) do update set item = excluded.item, was = excluded.was, judged_by = excluded.judged_by,
        judged_at = excluded.judged_at`.execute(sql),
  ),
  on(leadsCalled, (sql, facts) =>
    raw`update ${raw.table('escalation.escalation')} e set leads_called = f.leads
      from ${records(
        'f',
        { client_id: 'uuid', id: 'uuid', leads: 'jsonb' },
        facts.map(({ clientId, payload }) => ({ client_id: clientId, id: payload.escalationId, leads: payload.leads })),
      )} where e.client_id = f.client_id and e.id = f.id`.execute(sql),
  ),
];

/** A verdict, or taking it back, ends what the sender was still asked for. */
export function dropRequests(
  sql: Sql,
  ended: readonly { readonly clientId: string | null; readonly escalationId: string; readonly at: Temporal.Instant }[],
) {
  return raw`update ${raw.table('escalation.packet_request')} r set state = 'dropped', ended_at = f.ended_at
    from ${records(
      'f',
      { client_id: 'uuid', escalation_id: 'uuid', ended_at: 'timestamptz' },
      ended.map(({ clientId, escalationId, at }) => ({ client_id: clientId, escalation_id: escalationId, ended_at: at })),
    )} where r.client_id = f.client_id and r.escalation_id = f.escalation_id and r.state = 'open'`.execute(sql);
}
