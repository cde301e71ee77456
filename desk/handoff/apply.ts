import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { handoffAnswered, handoffAsked } from './facts.ts';

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

const asked = {
  client_id: 'uuid',
  id: 'uuid',
  ticket_id: 'uuid',
  question: 'text',
  access_lacking: 'jsonb',
  asked_by: 'text',
  asked_at: 'timestamptz',
} as const;

/** What this module's facts make of its tables. Nothing else writes them. */
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
  on(handoffAsked, (sql, facts) =>
    raw`insert into ${raw.table('handoff.asked')} (${raw.join(Object.keys(asked).map((name) => raw.id(name)))})
      select f.* from ${records(
        'f',
        asked,
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          id: payload.askedId,
          ticket_id: stream,
          question: payload.question,
          access_lacking: payload.accessLacking,
          asked_by: actor,
          asked_at: occurredAt,
        })),
      )}`.execute(sql),
  ),
];
