import { sql as raw } from 'kysely';
import { type BoundCalendar, boundCalendars } from '../../estate/calendars/index.ts';
import { alwaysOpen, type Calendar } from '../../platform/calendar/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { type AgreementVersion, agreementVersions } from '../agreements/index.ts';
import type { AgreementKind, Metric } from '../agreements/rules.ts';

/** A clock as it stands, with the agreement version and the calendar it is bound to. */
export interface ClockStanding {
  readonly clientId: string;
  readonly clockId: string;
  readonly ticketId: string;
  readonly kind: AgreementKind;
  readonly metric: Metric;
  readonly agreement: AgreementVersion;
  readonly calendar: BoundCalendar;
  readonly startedAt: Temporal.Instant;
  readonly targetMinutes: number;
  readonly dueAt: Temporal.Instant;
  readonly warnedPercent: number;
  readonly warnPercent: number | null;
  readonly warnAt: Temporal.Instant | null;
  readonly pausedAt: Temporal.Instant | null;
  readonly pausedUntil: Temporal.Instant | null;
  /** Working seconds that it stood paused before. */
  readonly pausedSeconds: number;
  readonly stoppedAt: Temporal.Instant | null;
}

/** The clocks of these tickets, by ticket, in the order they were begun: one that took over after a merge comes after the one it replaced. One statement while agreements and calendars are known to this node. */
export async function clocksOf(sql: Sql, ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClockStanding[]>> {
  const rows = await sql
    .selectFrom('clocks.clock')
    .selectAll()
    .where('ticket_id', '=', raw<string>`any(${ticketIds}::uuid[])`)
    .orderBy('id')
    .execute();
  return Map.groupBy(await standingsOf(sql, rows), (standing) => standing.ticketId);
}

/** A row of `clocks.clock`, as far as it is needed to know how the clock stands. */
export interface ClockRow {
  readonly client_id: string;
  readonly id: string;
  readonly ticket_id: string;
  readonly kind: string;
  readonly metric: string;
  readonly agreement_id: string;
  readonly agreement_version: number;
  readonly calendar_id: string;
  readonly calendar_version: number;
  readonly started_at: Temporal.Instant;
  readonly target_minutes: number;
  readonly due_at: Temporal.Instant;
  readonly warned_percent: number;
  readonly warn_percent: number | null;
  readonly warn_at: Temporal.Instant | null;
  readonly paused_at: Temporal.Instant | null;
  readonly paused_until: Temporal.Instant | null;
  readonly paused_seconds: number;
  readonly stopped_at: Temporal.Instant | null;
}

/** Rows with what they are bound to; for sweeps, which choose their rows themselves. */
export async function standingsOf(sql: Sql, rows: readonly ClockRow[]): Promise<readonly ClockStanding[]> {
  const agreements = await agreementVersions(
    sql,
    rows.map((row) => ({ client_id: row.client_id, agreement_id: row.agreement_id, version: row.agreement_version })),
  );
  const calendars = await boundCalendars(
    sql,
    rows.map((row) => ({ client_id: row.client_id, calendar_id: row.calendar_id, version: row.calendar_version })),
  );
  const agreementOf = new Map(agreements.map((one) => [`${one.agreementId}/${one.version}`, one]));
  const calendarOf = new Map(calendars.map((one) => [`${one.calendarId}/${one.version}`, one]));
  return rows.map((row) => {
    const agreement = agreementOf.get(`${row.agreement_id}/${row.agreement_version}`);
    const calendar = calendarOf.get(`${row.calendar_id}/${row.calendar_version}`);
    if (agreement === undefined || calendar === undefined) throw new Error(`The clock ${row.id} is bound to a version that is not there`);
    return {
      clientId: row.client_id,
      clockId: row.id,
      ticketId: row.ticket_id,
      // Check constraints of the table hold these to their words.
      kind: row.kind as AgreementKind,
      metric: row.metric as Metric,
      agreement,
      calendar,
      startedAt: row.started_at,
      targetMinutes: row.target_minutes,
      dueAt: row.due_at,
      warnedPercent: row.warned_percent,
      warnPercent: row.warn_percent,
      warnAt: row.warn_at,
      pausedAt: row.paused_at,
      pausedUntil: row.paused_until,
      pausedSeconds: row.paused_seconds,
      stoppedAt: row.stopped_at,
    };
  });
}

/**
 * The calendar that a ticket's own time is told by: that of its resolution promised to the client. Where nothing was ever promised, every
 * hour counts.
 */
export function calendarOf(clocks: readonly Pick<ClockStanding, 'kind' | 'metric' | 'calendar'>[] = []): Calendar {
  return clocks.findLast(({ kind, metric }) => kind === 'sla' && metric === 'resolution')?.calendar.calendar ?? alwaysOpen('UTC');
}
