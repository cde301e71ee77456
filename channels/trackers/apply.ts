import { sql as raw } from 'kysely';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import {
  connectionAdded,
  connectionChanged,
  connectionRetired,
  connectionTested,
  handoffDelivered,
  handoffFailed,
  handoffQueued,
} from './facts.ts';

const connection = {
  client_id: 'uuid',
  id: 'uuid',
  name: 'text',
  kind: 'text',
  settings: 'jsonb',
  added_by: 'text',
  added_at: 'timestamptz',
} as const;
const delivery = {
  client_id: 'uuid',
  id: 'uuid',
  ticket_id: 'uuid',
  connection_id: 'uuid',
  link_id: 'uuid',
  queued_by: 'text',
  queued_at: 'timestamptz',
} as const;

/** What this module's facts make of its tables. Nothing else writes them. */
export const apply = [
  on(connectionAdded, (sql, facts) =>
    raw`insert into ${raw.table('trackers.connection')} (${raw.raw(Object.keys(connection).join(', '))}) select f.* from ${records(
      'f',
      connection,
      facts.map(({ clientId, payload, actor, occurredAt }) => ({
        client_id: clientId,
        id: payload.connectionId,
        name: payload.name,
        kind: payload.settings.kind,
        settings: payload.settings,
        added_by: actor,
        added_at: occurredAt,
      })),
    )}`.execute(sql),
  ),
  // What a test said of it before is said of another place.
  on(connectionChanged, (sql, facts) =>
    raw`update ${raw.table('trackers.connection')} c set name = f.name, settings = f.settings, tested_at = null, test_problem = null from ${records(
      'f',
      { id: 'uuid', name: 'text', settings: 'jsonb' },
      facts.map(({ payload }) => ({ id: payload.connectionId, name: payload.name, settings: payload.settings })),
    )} where c.id = f.id`.execute(sql),
  ),
  on(connectionRetired, (sql, facts) =>
    raw`update ${raw.table('trackers.connection')} c set retired_at = f.at from ${records(
      'f',
      { id: 'uuid', at: 'timestamptz' },
      facts.map(({ payload, occurredAt }) => ({ id: payload.connectionId, at: occurredAt })),
    )} where c.id = f.id`.execute(sql),
  ),
  on(connectionTested, (sql, facts) =>
    raw`update ${raw.table('trackers.connection')} c set tested_at = f.at, test_problem = f.problem from ${records(
      'f',
      { id: 'uuid', at: 'timestamptz', problem: 'text' },
      facts.map(({ payload, occurredAt }) => ({ id: payload.connectionId, at: occurredAt, problem: payload.problem })),
    )} where c.id = f.id`.execute(sql),
  ),
  on(handoffQueued, (sql, facts) =>
    raw`insert into ${raw.table('trackers.delivery')} (${raw.raw(Object.keys(delivery).join(', '))}, state, tries) select f.*, 'queued', 0
      from ${records(
        'f',
        delivery,
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          id: payload.deliveryId,
          ticket_id: stream,
          connection_id: payload.connectionId,
          link_id: payload.linkId,
          queued_by: actor,
          queued_at: occurredAt,
        })),
      )}`.execute(sql),
  ),
  on(handoffDelivered, (sql, facts) =>
    ended(sql, facts, ({ payload, occurredAt }) => ({
      state: 'delivered',
      problem: null,
      external_key: payload.key,
      url: payload.url,
      ended_at: occurredAt,
    })),
  ),
  on(handoffFailed, (sql, facts) =>
    ended(sql, facts, ({ payload, occurredAt }) => ({
      state: payload.final ? 'failed' : 'queued',
      problem: payload.problem,
      external_key: null,
      url: null,
      ended_at: payload.final ? occurredAt : null,
    })),
  ),
];

interface End {
  readonly state: string;
  readonly problem: string | null;
  readonly external_key: string | null;
  readonly url: string | null;
  readonly ended_at: Temporal.Instant | null;
}

function ended<Fact extends RecordedFact<{ readonly deliveryId: string }>>(sql: Sql, facts: readonly Fact[], endOf: (fact: Fact) => End) {
  return raw`update ${raw.table('trackers.delivery')} d set state = f.state, tries = d.tries + 1, problem = f.problem,
      external_key = f.external_key, url = f.url, ended_at = f.ended_at
    from ${records(
      'f',
      { client_id: 'uuid', id: 'uuid', state: 'text', problem: 'text', external_key: 'text', url: 'text', ended_at: 'timestamptz' },
      facts.map((fact) => ({ client_id: fact.clientId, id: fact.payload.deliveryId, ...endOf(fact) })),
    )} where d.client_id = f.client_id and d.id = f.id`.execute(sql);
}
