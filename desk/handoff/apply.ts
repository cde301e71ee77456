import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { handoffAnswered } from './facts.ts';

const answer = {
  client_id: 'uuid',
  id: 'uuid',
  ticket_id: 'uuid',
  by: 'text',
  via: 'text',
  text: 'text',
  refutes: 'uuid',
  url: 'text',
  external_id: 'text',
  at: 'timestamptz',
} as const;

/** What this module's facts make of its table. Nothing else writes it. */
export const apply = [
  on(handoffAnswered, (sql, facts) =>
    raw`insert into ${raw.table('handoff.answer')} (${raw.join(Object.keys(answer).map((name) => raw.id(name)))})
      select f.* from ${records(
        'f',
        answer,
        facts.map(({ clientId, stream, payload, occurredAt }) => ({
          client_id: clientId,
          id: payload.answerId,
          ticket_id: stream,
          by: payload.by,
          via: payload.via,
          text: payload.text,
          refutes: payload.refutes?.hypothesisId ?? null,
          url: payload.url,
          external_id: payload.externalId,
          at: occurredAt,
        })),
      )}`.execute(sql),
  ),
];
