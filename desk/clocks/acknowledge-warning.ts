import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { AgreementKind, Metric } from '../agreements/rules.ts';
import { ticketForUpdate } from '../tickets/index.ts';
import type { acknowledgeWarning as operation } from './contract.ts';
import { warningAcknowledged } from './facts.ts';

/**
 * Says that somebody has a warning in hand, and with it those below it on the same clock. The first who says so is kept; saying it
 * again records nothing. A threshold that was not reached cannot be acknowledged.
 */
export const acknowledgeWarning: Handler<typeof operation> = async (work, { ticketId, clockId, percent }) => {
  const { stream } = await ticketForUpdate(work, ticketId);
  const standing = await warningOf(work, { clockId, percent, ticketId });
  if (standing.at === null) {
    // Check constraints of the clock's own table hold these to their words.
    const which = { clockId, kind: standing.kind as AgreementKind, metric: standing.metric as Metric };
    work.record(warningAcknowledged, stream, { ...which, percent });
    await work.flush();
  }
  const { at, by } = standing.at === null ? { at: work.at, by: work.actor } : standing;
  const names = await namesOf(work.sql, by === null ? [] : [by]);
  return { ticketId, clockId, percent, acknowledgedAt: String(at), acknowledgedBy: names.get(by ?? '')?.name ?? '' };
};

async function warningOf(
  { sql }: Work,
  { ticketId, clockId, percent }: { readonly ticketId: string; readonly clockId: string; readonly percent: number },
) {
  const warning = await sql
    .selectFrom('clocks.warning as w')
    .innerJoin('clocks.clock as c', (join) => join.onRef('c.client_id', '=', 'w.client_id').onRef('c.id', '=', 'w.clock_id'))
    .select(['c.kind', 'c.metric', 'w.acknowledged_at as at', 'w.acknowledged_by as by'])
    .where('w.ticket_id', '=', ticketId)
    .where('w.clock_id', '=', clockId)
    .where('w.percent', '=', percent)
    .executeTakeFirst();
  return warning ?? refuse(notFound);
}
