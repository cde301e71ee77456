import { sql as raw } from 'kysely';
import { type Calendar, type CalendarDefinition, compileCalendar } from '../../platform/calendar/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Priority } from '../tickets/rules.ts';
import type { Metric, TargetMinutes } from './rules.ts';

/** An agreement version ready for arithmetic. A version never changes once published. */
export interface AgreementVersion {
  readonly clientId: string;
  readonly agreementId: string;
  readonly version: number;
  readonly name: string;
  readonly calendar: Calendar;
  readonly targets: readonly TargetMinutes[];
  readonly effectiveFrom: Temporal.Instant;
}

/** Compiled versions kept by this node; a desk with more clients than this compiles some anew. */
const mostKept = 2_000;
const kept = new Map<string, AgreementVersion>();

interface Bound {
  readonly client_id: string;
  readonly agreement_id: string;
  readonly version: number;
}

/** The versions that exist for these clients, newest first. What a client was promised when is decided by `inForce`. */
export async function agreementsOf(sql: Sql, clientIds: readonly string[]): Promise<readonly AgreementVersion[]> {
  const bounds = await sql
    .selectFrom('clocks.agreement_version')
    .select(['client_id', 'agreement_id', 'version'])
    .where('client_id', '=', raw<string>`any(${clientIds}::uuid[])`)
    .orderBy('effective_from', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return loaded(sql, bounds);
}

/** The version in force for a client at an instant; before the first, the first: imported history is older than any agreement here. */
export function inForce(versions: readonly AgreementVersion[], clientId: string, at: Temporal.Instant): AgreementVersion | undefined {
  const own = versions.filter((version) => version.clientId === clientId);
  return own.find((version) => Temporal.Instant.compare(version.effectiveFrom, at) <= 0) ?? own.at(-1);
}

/** Versions by their keys, from memory where they were compiled before. */
export async function loaded(sql: Sql, bounds: readonly Bound[]): Promise<readonly AgreementVersion[]> {
  const missing = bounds.filter((bound) => !kept.has(keyOf(bound)));
  if (missing.length > 0) {
    const rows = await sql
      .selectFrom('clocks.agreement_version')
      .selectAll()
      .where('client_id', '=', raw<string>`any(${[...new Set(missing.map((bound) => bound.client_id))]}::uuid[])`)
      .execute();
    for (const row of rows) {
      const [oldest] = kept.size < mostKept ? [] : kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(keyOf(row), {
        clientId: row.client_id,
        agreementId: row.agreement_id,
        version: row.version,
        name: row.name,
        // Written from a payload that the fact's own schema had parsed.
        calendar: compileCalendar(row.calendar as CalendarDefinition),
        targets: row.targets as readonly TargetMinutes[],
        effectiveFrom: row.effective_from,
      });
    }
  }
  return bounds.flatMap((bound) => kept.get(keyOf(bound)) ?? []);
}

function keyOf({ client_id, agreement_id, version }: Bound): string {
  return `${client_id}/${agreement_id}/${version}`;
}

/** Working minutes promised for a priority. An agreement always has all four. */
export function targetMinutesOf({ targets }: AgreementVersion, priority: Priority, metric: Metric): number {
  const target = targets.find((one) => one.priority === priority);
  if (target === undefined) throw new Error(`The agreement promises nothing for P${priority}`);
  return metric === 'response' ? target.responseMinutes : target.resolutionMinutes;
}
