import { namesOf } from '../../estate/people/index.ts';
import type { Work } from '../../platform/work.ts';
import type { ClockStanding } from './standing.ts';

/** A threshold that was reached, when it was told, and who has it in hand. */
export interface WarningTold {
  readonly percent: number;
  readonly at: string;
  readonly late: boolean;
  readonly acknowledged: { readonly at: string; readonly byName: string } | null;
}

/** The thresholds that the ticket's clocks have reached, by clock, in the order they were told. */
export async function warningsTold(
  work: Work,
  { clientId, ticketId }: Pick<ClockStanding, 'clientId' | 'ticketId'>,
): Promise<ReadonlyMap<string, WarningTold[]>> {
  const rows = await work.sql
    .selectFrom('clocks.warning')
    .select(['clock_id', 'percent', 'at', 'late', 'acknowledged_at', 'acknowledged_by'])
    .where('client_id', '=', clientId)
    .where('ticket_id', '=', ticketId)
    .orderBy('at')
    .orderBy('percent')
    .execute();
  const by = rows.flatMap((row) => row.acknowledged_by ?? []);
  const names = by.length === 0 ? new Map<string, never>() : await namesOf(work.sql, by);
  const told = new Map<string, WarningTold[]>();
  for (const { clock_id, percent, at, late, acknowledged_at: since, acknowledged_by } of rows) {
    const acknowledged = since === null ? null : { at: since.toString(), byName: names.get(acknowledged_by ?? '')?.name ?? '' };
    told.set(clock_id, [...(told.get(clock_id) ?? []), { percent, at: at.toString(), late, acknowledged }]);
  }
  return told;
}
