import type { z } from 'zod';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { append, insert } from './apply-rows.ts';
import { evidenceAttached, noteAdded, replyPassedOn, replySent, stepTried, type ticketResolved } from './facts.ts';

const message = { id: 'uuid', kind: 'text', body: 'text', author: 'text', automatic: 'boolean', at: 'timestamptz' } as const;
const step = {
  id: 'uuid',
  action: 'text',
  expected: 'text',
  outcome: 'text',
  result: 'text',
  standard_step_id: 'uuid',
  standard_version: 'int',
  tried_by: 'text',
  at: 'timestamptz',
} as const;
const evidence = {
  id: 'uuid',
  file_name: 'text',
  media_type: 'text',
  size_bytes: 'bigint',
  sha256: 'text',
  public: 'boolean',
  attached_by: 'text',
  at: 'timestamptz',
} as const;

/** What was said and done on tickets: messages, steps, evidence. */
export const applyWork = [
  on(replySent, (sql, facts) =>
    append(sql, facts, {
      table: 'tickets.message',
      columns: message,
      row: ({ payload, actor, occurredAt }) => ({
        id: payload.messageId,
        kind: 'reply',
        body: payload.body,
        author: actor,
        automatic: payload.automatic,
        at: occurredAt,
      }),
    }),
  ),
  on(replyPassedOn, (sql, facts) =>
    append(sql, facts, {
      table: 'tickets.message',
      columns: { ...message, passed_from: 'uuid' },
      row: ({ payload, actor, occurredAt }) => ({
        id: payload.messageId,
        kind: 'reply',
        body: payload.body,
        author: actor,
        automatic: false,
        at: occurredAt,
        passed_from: payload.from.messageId,
      }),
    }),
  ),
  on(noteAdded, (sql, facts) =>
    append(sql, facts, {
      table: 'tickets.message',
      columns: message,
      row: ({ payload, actor, occurredAt }) => ({
        id: payload.messageId,
        kind: 'note',
        body: payload.body,
        author: actor,
        automatic: false,
        at: occurredAt,
      }),
    }),
  ),
  on(stepTried, (sql, facts) =>
    append(sql, facts, {
      table: 'tickets.step',
      columns: step,
      row: ({ payload, actor, occurredAt }) => ({
        id: payload.stepId,
        action: payload.action,
        expected: payload.expected,
        outcome: payload.outcome,
        result: payload.result,
        standard_step_id: payload.standard?.standardStepId ?? null,
        standard_version: payload.standard?.version ?? null,
        tried_by: actor,
        at: occurredAt,
      }),
    }),
  ),
  on(evidenceAttached, (sql, facts) =>
    append(sql, facts, {
      table: 'tickets.evidence',
      columns: evidence,
      row: ({ payload, actor, occurredAt }) => ({
        id: payload.evidenceId,
        file_name: payload.fileName,
        media_type: payload.mediaType,
        size_bytes: payload.sizeBytes,
        sha256: payload.sha256,
        public: payload.public,
        attached_by: actor,
        at: occurredAt,
      }),
    }),
  ),
];

/** What requesters were told when their tickets were resolved, as a reply among the others. */
export async function insertTold(sql: Sql, facts: readonly RecordedFact<z.output<typeof ticketResolved.payload>>[]): Promise<void> {
  const rows = facts.flatMap(({ clientId, stream, actor, occurredAt, payload: { told, messageId } }) =>
    told === null || messageId === null
      ? []
      : [
          {
            client_id: clientId,
            ticket_id: stream,
            id: messageId,
            kind: 'reply',
            body: told,
            author: actor,
            automatic: false,
            at: occurredAt,
          },
        ],
  );
  if (rows.length > 0) await insert(sql, 'tickets.message', { client_id: 'uuid', ticket_id: 'uuid', ...message }, rows);
}
