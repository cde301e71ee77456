import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import { type AgreementVersion, loaded } from './agreements.ts';
import type { Metric } from './rules.ts';

/** A clock as it stands, with the agreement version it is bound to. */
export interface ClockStanding {
  readonly clientId: string;
  readonly clockId: string;
  readonly ticketId: string;
  readonly metric: Metric;
  readonly agreement: AgreementVersion;
  readonly startedAt: Temporal.Instant;
  readonly targetMinutes: number;
  readonly dueAt: Temporal.Instant;
  readonly stoppedAt: Temporal.Instant | null;
}

/** The clocks of these tickets, by ticket. One statement while the agreements are known to this node. */
export async function clocksOf(sql: Sql, ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly ClockStanding[]>> {
  const rows = await sql
    .selectFrom('clocks.clock')
    .select([
      'client_id',
      'id',
      'ticket_id',
      'metric',
      'agreement_id',
      'agreement_version',
      'started_at',
      'target_minutes',
      'due_at',
      'stopped_at',
    ])
    .where('ticket_id', '=', raw<string>`any(${ticketIds}::uuid[])`)
    .orderBy('metric')
    .execute();
  const bounds = rows.map((row) => ({ client_id: row.client_id, agreement_id: row.agreement_id, version: row.agreement_version }));
  const agreements = await loaded(sql, bounds);
  const standings = rows.flatMap((row): ClockStanding[] => {
    const agreement = agreements.find((one) => one.agreementId === row.agreement_id && one.version === row.agreement_version);
    if (agreement === undefined) return [];
    return [
      {
        clientId: row.client_id,
        clockId: row.id,
        ticketId: row.ticket_id,
        // A check constraint of the table holds it to these.
        metric: row.metric as Metric,
        agreement,
        startedAt: row.started_at,
        targetMinutes: row.target_minutes,
        dueAt: row.due_at,
        stoppedAt: row.stopped_at,
      },
    ];
  });
  return Map.groupBy(standings, (standing) => standing.ticketId);
}
