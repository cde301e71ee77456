import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { promiseEnded, promiseMade } from './facts.ts';

/** What this module's facts make of its tables. Nothing else writes them. */
export const apply = [
  on(promiseMade, (sql, facts) =>
    raw`insert into ${raw.table('promises.promise')} (client_id, id, ticket_id, what, due_at, made_by, made_at, state)
      select f.*, 'open' from ${records(
        'f',
        { client_id: 'uuid', id: 'uuid', ticket_id: 'uuid', what: 'text', due_at: 'timestamptz', made_by: 'text', made_at: 'timestamptz' },
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          id: payload.promiseId,
          ticket_id: stream,
          what: payload.what,
          due_at: payload.dueAt,
          made_by: actor,
          made_at: occurredAt,
        })),
      )}`.execute(sql),
  ),
  on(promiseEnded, (sql, facts) =>
    raw`update ${raw.table('promises.promise')} p set state = f.state, ended_at = f.ended_at
      from ${records(
        'f',
        { client_id: 'uuid', id: 'uuid', state: 'text', ended_at: 'timestamptz' },
        facts.map(({ clientId, payload, occurredAt }) => ({
          client_id: clientId,
          id: payload.promiseId,
          state: payload.state,
          ended_at: occurredAt,
        })),
      )} where p.client_id = f.client_id and p.id = f.id`.execute(sql),
  ),
];
