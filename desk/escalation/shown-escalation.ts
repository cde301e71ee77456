import type { z } from 'zod';
import { namesOf } from '../../estate/people/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { escalationView } from './contract.ts';

/** Escalations with all that is shown of them, but the packet. */
export function escalationsShown(sql: Sql) {
  return sql
    .selectFrom('escalation.escalation as e')
    .select(['e.id as escalationId', 'e.ticket_id as ticketId', 'e.from_tier as fromTier', 'e.to_tier as toTier'])
    .select(['e.criterion', 'e.why', 'e.score', 'e.landing', 'e.override_reason as overrideReason', 'e.raised_by as raisedBy'])
    .select(['e.raised_at as raisedAt', 'e.verdict', 'e.verdict_by as verdictBy', 'e.verdict_at as verdictAt'])
    .select(['e.return_reason as returnReason', 'e.what_would_help as whatWouldHelp']);
}

type Row = Awaited<ReturnType<ReturnType<typeof escalationsShown>['execute']>>[number];

/** Escalations as they go out, with the names of who sent and who decided. */
export async function shown(sql: Sql, rows: readonly Row[]): Promise<z.output<typeof escalationView>[]> {
  const names = await namesOf(
    sql,
    rows.flatMap(({ raisedBy, verdictBy }) => (verdictBy === null ? [raisedBy] : [raisedBy, verdictBy])),
  );
  const nameOf = (actor: string) => names.get(actor)?.name ?? '';
  return rows.map((row) =>
    // Score and landing were parsed when the fact was recorded; this only gives them their types back.
    escalationView.parse({
      ...row,
      raisedBy: nameOf(row.raisedBy),
      raisedAt: row.raisedAt.toString(),
      verdictBy: row.verdictBy === null ? null : nameOf(row.verdictBy),
      verdictAt: row.verdictAt?.toString() ?? null,
    }),
  );
}
