import { sql as raw } from 'kysely';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { escalationAccepted, escalationReturned, escalationWithdrawn, ticketEscalated } from '../escalation/facts.ts';
import { change } from './apply-rows.ts';

/** Who waits for a verdict, and what came back. */
export const applyEscalation = [
  on(ticketEscalated, (sql, facts) =>
    change(sql, facts, {
      from: { escalation_id: 'uuid', to_tier: 'int', complete: 'int', at: 'timestamptz' },
      row: ({ payload: { escalationId, toTier, score }, occurredAt }) => ({
        escalation_id: escalationId,
        to_tier: toTier,
        complete: score.complete,
        at: occurredAt,
      }),
      set: raw`waiting_escalation_id = f.escalation_id, waiting_tier = f.to_tier, waiting_packet_complete = f.complete,
        waiting_since = f.at, returned = false`,
    }),
  ),
  on(escalationAccepted, (sql, facts) => decided(sql, facts, false)),
  on(escalationReturned, (sql, facts) => decided(sql, facts, true)),
  on(escalationWithdrawn, (sql, facts) => decided(sql, facts, false)),
];

function decided(sql: Sql, facts: readonly RecordedFact[], returned: boolean): Promise<void> {
  return change(sql, facts, {
    from: { returned: 'boolean' },
    row: () => ({ returned }),
    set: raw`waiting_escalation_id = null, waiting_tier = null, waiting_packet_complete = null, waiting_since = null,
      returned = f.returned, returns = t.returns + f.returned::int`,
  });
}
