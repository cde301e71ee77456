import { type RawBuilder, sql as raw } from 'kysely';
import type { z } from 'zod';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import {
  clockContinued,
  clockPaused,
  clockRebound,
  clockRetargeted,
  clockStarted,
  clockStopped,
  clockWarned,
  warningAcknowledged,
} from './facts.ts';

const target = { target_minutes: 'int', due_at: 'timestamptz', warn_percent: 'int', warn_at: 'timestamptz' } as const;
const bound = { agreement_id: 'uuid', agreement_version: 'int', calendar_id: 'uuid', calendar_version: 'int' } as const;

const started = {
  client_id: 'uuid',
  id: 'uuid',
  ticket_id: 'uuid',
  kind: 'text',
  metric: 'text',
  ...bound,
  started_at: 'timestamptz',
  ...target,
  warned_percent: 'int',
  paused_seconds: 'int',
} as const;

const startedColumns = raw.raw(Object.keys(started).join(', '));

/** What this module's facts make of its tables. Nothing else writes them. */
export const apply = [
  on(clockStarted, (sql, facts) =>
    raw`insert into ${raw.table('clocks.clock')} (${startedColumns})
      select * from ${records(
        'f',
        started,
        facts.flatMap(({ clientId, stream, payload }) =>
          payload.clocks.map((clock) => ({
            client_id: clientId,
            id: clock.clockId,
            ticket_id: stream,
            kind: clock.kind,
            metric: clock.metric,
            ...boundOf(clock),
            started_at: payload.startedAt,
            ...targetOf(clock),
            warned_percent: clock.takenOver?.warnedPercent ?? 0,
            paused_seconds: clock.takenOver?.pausedSeconds ?? 0,
          })),
        ),
      )}`.execute(sql),
  ),
  on(clockRetargeted, (sql, facts) => change(sql, facts, target, targetOf)),
  on(clockRebound, (sql, facts) => change(sql, facts, { ...target, ...bound }, (clock) => ({ ...targetOf(clock), ...boundOf(clock) }))),
  on(clockStopped, (sql, facts) =>
    change(
      sql,
      facts,
      { stopped_at: 'timestamptz', met: 'boolean' },
      (clock, { payload }) => ({ stopped_at: payload.stoppedAt, met: clock.met }),
      raw`, paused_at = null, paused_until = null`,
    ),
  ),
  on(clockPaused, (sql, facts) => {
    const stood = change(sql, facts, { paused_at: 'timestamptz', paused_until: 'timestamptz' }, (clock, { payload }) => ({
      paused_at: payload.pausedAt,
      paused_until: clock.until,
    }));
    const rows = facts.flatMap(({ clientId, stream, actor, payload }) =>
      payload.clocks.map(({ clockId }) => ({
        client_id: clientId,
        clock_id: clockId,
        paused_at: payload.pausedAt,
        ticket_id: stream,
        paused_by: payload.pausedBy ?? actor,
        reason: payload.reason,
        question_id: payload.questionId,
      })),
    );
    const kept = raw`insert into ${raw.table('clocks.pause')} (${raw.join(Object.keys(paused).map((name) => raw.id(name)))})
      select * from ${records('f', paused, rows)}`.execute(sql);
    return [stood, kept];
  }),
  on(clockContinued, (sql, facts) => [
    change(
      sql,
      facts,
      { due_at: 'timestamptz', warn_percent: 'int', warn_at: 'timestamptz', paused_seconds: 'int' },
      (clock) => ({ due_at: clock.dueAt, warn_percent: clock.warnPercent, warn_at: clock.warnAt, paused_seconds: clock.pausedSeconds }),
      raw`, stopped_at = null, met = null, paused_at = null, paused_until = null`,
    ),
    endPauses(sql, facts),
  ]),
  on(clockWarned, (sql, facts) => {
    const rows = facts.map(({ clientId, stream, occurredAt, payload }) => ({
      client_id: clientId,
      id: payload.clockId,
      ticket_id: stream,
      percent: payload.percent,
      at: occurredAt,
      late: payload.late,
      warn_percent: payload.nextPercent,
      warn_at: payload.nextAt,
    }));
    const columns = {
      client_id: 'uuid',
      id: 'uuid',
      ticket_id: 'uuid',
      percent: 'int',
      at: 'timestamptz',
      late: 'boolean',
      warn_percent: 'int',
    };
    return raw`with f as materialized (select * from ${records('r', { ...columns, warn_at: 'timestamptz' }, rows)}),
      kept as (
        insert into ${raw.table('clocks.warning')} (client_id, clock_id, percent, ticket_id, at, late)
        select client_id, id, percent, ticket_id, at, late from f
      )
      update ${raw.table('clocks.clock')} as c set warned_percent = f.percent, warn_percent = f.warn_percent, warn_at = f.warn_at
      from f where c.client_id = f.client_id and c.id = f.id`.execute(sql);
  }),
  on(warningAcknowledged, (sql, facts) => {
    const columns = { client_id: 'uuid', clock_id: 'uuid', percent: 'int', at: 'timestamptz', by: 'text' } as const;
    const rows = facts.map(({ clientId, payload, occurredAt, actor }) => ({
      client_id: clientId,
      clock_id: payload.clockId,
      percent: payload.percent,
      at: occurredAt,
      by: actor,
    }));
    return raw`update ${raw.table('clocks.warning')} as w set acknowledged_at = f.at, acknowledged_by = f.by
      from ${records('f', columns, rows)}
      where w.client_id = f.client_id and w.clock_id = f.clock_id and w.percent <= f.percent and w.acknowledged_at is null`.execute(sql);
  }),
];

const paused = {
  client_id: 'uuid',
  clock_id: 'uuid',
  paused_at: 'timestamptz',
  ticket_id: 'uuid',
  paused_by: 'text',
  reason: 'text',
  question_id: 'uuid',
} as const;

/** A pause ends when its clock goes on. Most clocks that go on were never paused: then nothing is found. */
async function endPauses(sql: Sql, facts: readonly RecordedFact<z.output<typeof clockContinued.payload>>[]): Promise<void> {
  const rows = facts.flatMap(({ clientId, payload: { continuedAt, because, clocks } }) =>
    clocks.map(({ clockId }) => ({ client_id: clientId, clock_id: clockId, continued_at: continuedAt, because })),
  );
  const columns = { client_id: 'uuid', clock_id: 'uuid', continued_at: 'timestamptz', because: 'text' } as const;
  await raw`update ${raw.table('clocks.pause')} as p set continued_at = f.continued_at, because = f.because
    from ${records('f', columns, rows)}
    where p.client_id = f.client_id and p.clock_id = f.clock_id and p.continued_at is null`.execute(sql);
}

interface Target {
  readonly targetMinutes: number;
  readonly dueAt: string;
  readonly warnPercent: number | null;
  readonly warnAt: string | null;
}

function targetOf({ targetMinutes, dueAt, warnPercent, warnAt }: Target) {
  return { target_minutes: targetMinutes, due_at: dueAt, warn_percent: warnPercent, warn_at: warnAt };
}

interface Bound {
  readonly agreementId: string;
  readonly agreementVersion: number;
  readonly calendarId: string;
  readonly calendarVersion: number;
}

function boundOf({ agreementId, agreementVersion, calendarId, calendarVersion }: Bound) {
  return { agreement_id: agreementId, agreement_version: agreementVersion, calendar_id: calendarId, calendar_version: calendarVersion };
}

/** Changes the rows of all clocks that the facts name, in one statement whose text does not depend on how many there are. */
async function change<
  Clock extends { readonly clockId: string },
  Fact extends RecordedFact<{ readonly clocks: readonly Clock[] }>,
  Columns extends Readonly<Record<string, string>>,
>(
  sql: Sql,
  facts: readonly Fact[],
  columns: Columns,
  rowOf: (clock: Fact['payload']['clocks'][number], fact: Fact) => { readonly [Column in keyof Columns]: unknown },
  alike: RawBuilder<unknown> = raw``,
): Promise<void> {
  const rows = facts.flatMap((fact) =>
    fact.payload.clocks.map((clock) => ({ client_id: fact.clientId, id: clock.clockId, ...rowOf(clock, fact) })),
  );
  const settings = raw.join(Object.keys(columns).map((name) => raw`${raw.id(name)} = ${raw.id('f', name)}`));
  await raw`update ${raw.table('clocks.clock')} as c set ${settings}${alike}
    from ${records('f', { client_id: 'uuid', id: 'uuid', ...columns }, rows)}
    where c.client_id = f.client_id and c.id = f.id`.execute(sql);
}
