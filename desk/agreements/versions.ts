import { sql as raw } from 'kysely';
import { type Sql, writtenHere } from '../../platform/postgres/sql.ts';
import type { AgreementKind, AgreementTerms, Pause, Scope, Term, Warning } from './rules.ts';

/** A version of an agreement. It never changes once published. */
export interface AgreementVersion extends AgreementTerms {
  readonly clientId: string;
  readonly agreementId: string;
  readonly version: number;
  readonly ended: boolean;
  readonly effectiveFrom: Temporal.Instant;
}

/** The key of a version, as other tables hold it. */
export interface VersionKey {
  readonly client_id: string;
  readonly agreement_id: string;
  readonly version: number;
}

/** Versions kept by this node; a desk with more reads some anew. */
const mostKept = 4_000;
const kept = new Map<string, AgreementVersion>();

const keyOf = ({ client_id, agreement_id, version }: VersionKey): string => `${client_id}/${agreement_id}/${version}`;

/** Versions by their keys, from memory where they were read before: no statement in most cases, one otherwise. */
export async function agreementVersions(sql: Sql, keys: readonly VersionKey[]): Promise<readonly AgreementVersion[]> {
  const own = new Map<string, AgreementVersion>();
  const missing = keys.filter((key) => !kept.has(keyOf(key)));
  if (missing.length > 0) {
    const rows = await sql
      .selectFrom('agreements.agreement_version')
      .selectAll()
      .select(writtenHere)
      .where('client_id', '=', raw<string>`any(${[...new Set(missing.map((key) => key.client_id))]}::uuid[])`)
      .execute();
    for (const row of rows) {
      const [oldest] = kept.size < mostKept ? [] : kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
      (row.written_here ? own : kept).set(keyOf(row), {
        clientId: row.client_id,
        agreementId: row.agreement_id,
        version: row.version,
        // Written from a payload that the fact's own schema had parsed.
        kind: row.kind as AgreementKind,
        name: row.name,
        scope: row.scope as Scope,
        calendarId: row.calendar_id,
        terms: row.terms as Term[],
        warnings: row.warnings as Warning[],
        pauses: row.pauses as Pause[],
        reopenWorkingDays: row.reopen_working_days,
        ended: row.ended,
        effectiveFrom: row.effective_from,
      });
    }
  }
  return keys.flatMap((key) => own.get(keyOf(key)) ?? kept.get(keyOf(key)) ?? []);
}

/**
 * Of each agreement the version in force at an instant: the one whose effective date is the latest not after it, of equals the later one.
 * Before the first version the first counts: imported history is older than any agreement here. Ended agreements are left out.
 */
export function inForce(versions: readonly AgreementVersion[], at: Temporal.Instant): readonly AgreementVersion[] {
  const agreements = Map.groupBy(versions, ({ agreementId }) => agreementId);
  return [...agreements.values()].flatMap((own) => {
    const newestFirst = own.toSorted(
      (one, other) => Temporal.Instant.compare(other.effectiveFrom, one.effectiveFrom) || other.version - one.version,
    );
    const current = newestFirst.find(({ effectiveFrom }) => Temporal.Instant.compare(effectiveFrom, at) <= 0) ?? newestFirst.at(-1);
    return current === undefined || current.ended ? [] : [current];
  });
}
