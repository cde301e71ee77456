import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { agreementPublished, clockContinued, clockRetargeted, clockStarted, clockStopped } from './facts.ts';

/** What this module's facts make of its tables. Nothing else writes them. */
export const apply = [
  on(agreementPublished, (sql, facts) =>
    sql
      .insertInto('clocks.agreement_version')
      .values(
        facts.map(({ clientId, stream, payload }) => ({
          client_id: clientOf(clientId),
          agreement_id: stream,
          version: payload.version,
          name: payload.name,
          calendar: JSON.stringify(payload.calendar),
          targets: JSON.stringify(payload.targets),
          effective_from: Temporal.Instant.from(payload.effectiveFrom),
        })),
      )
      .execute(),
  ),
  on(clockStarted, (sql, facts) =>
    raw`insert into ${raw.table('clocks.clock')} (client_id, id, ticket_id, metric, agreement_id, agreement_version, started_at, target_minutes, due_at)
      select * from ${records(
        'f',
        {
          client_id: 'uuid',
          id: 'uuid',
          ticket_id: 'uuid',
          metric: 'text',
          agreement_id: 'uuid',
          agreement_version: 'int',
          started_at: 'timestamptz',
          target_minutes: 'int',
          due_at: 'timestamptz',
        },
        facts.flatMap(({ clientId, stream, payload }) =>
          payload.clocks.map((clock) => ({
            client_id: clientId,
            id: clock.clockId,
            ticket_id: stream,
            metric: clock.metric,
            agreement_id: payload.agreementId,
            agreement_version: payload.agreementVersion,
            started_at: payload.startedAt,
            target_minutes: clock.targetMinutes,
            due_at: clock.dueAt,
          })),
        ),
      )}`.execute(sql),
  ),
  on(clockRetargeted, (sql, facts) =>
    raw`update ${raw.table('clocks.clock')} c set target_minutes = f.target_minutes, due_at = f.due_at
      from ${records(
        'f',
        { client_id: 'uuid', id: 'uuid', target_minutes: 'int', due_at: 'timestamptz' },
        facts.flatMap(({ clientId, payload }) =>
          payload.clocks.map((clock) => ({
            client_id: clientId,
            id: clock.clockId,
            target_minutes: clock.targetMinutes,
            due_at: clock.dueAt,
          })),
        ),
      )} where c.client_id = f.client_id and c.id = f.id`.execute(sql),
  ),
  on(clockStopped, (sql, facts) =>
    raw`update ${raw.table('clocks.clock')} c set stopped_at = f.stopped_at, met = f.met
      from ${records(
        'f',
        { client_id: 'uuid', id: 'uuid', stopped_at: 'timestamptz', met: 'boolean' },
        facts.flatMap(({ clientId, payload }) =>
          payload.clocks.map((clock) => ({ client_id: clientId, id: clock.clockId, stopped_at: payload.stoppedAt, met: clock.met })),
        ),
      )} where c.client_id = f.client_id and c.id = f.id`.execute(sql),
  ),
  on(clockContinued, (sql, facts) =>
    raw`update ${raw.table('clocks.clock')} c set stopped_at = null, met = null, due_at = f.due_at
      from ${records(
        'f',
        { client_id: 'uuid', id: 'uuid', due_at: 'timestamptz' },
        facts.map(({ clientId, payload }) => ({ client_id: clientId, id: payload.clockId, due_at: payload.dueAt })),
      )} where c.client_id = f.client_id and c.id = f.id`.execute(sql),
  ),
];

function clientOf(clientId: string | null): string {
  if (clientId === null) throw new Error('An agreement belongs to a client');
  return clientId;
}
