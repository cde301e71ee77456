import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Provenance } from '../../platform/work.ts';
import { ticketOpened } from '../tickets/facts.ts';
import { agreementsOf, inForce, targetMinutesOf } from './agreements.ts';
import { clockStarted } from './facts.ts';
import { metrics } from './rules.ts';
import { dueAt } from './targets.ts';

/**
 * Starts a ticket's clocks at the instant it was first logged, on the agreement version in force then, which stays bound
 * (domain.md §3.1, §3.4). Imported tickets too, so that their statements can be read.
 */
export const onTicketOpened = hearWithin(
  'on-ticket-opened',
  ticketOpened,
  async (work, facts) => {
    const clientIds = [...new Set(facts.flatMap(({ clientId }) => clientId ?? []))];
    const versions = await agreementsOf(work.sql, clientIds);
    for (const opened of facts) {
      const { clientId, stream, payload, occurredAt } = opened;
      const agreement = clientId === null ? undefined : inForce(versions, clientId, occurredAt);
      if (agreement === undefined) continue;
      const clocks = metrics.map((metric) => {
        const targetMinutes = targetMinutesOf(agreement, payload.priority, metric);
        return { clockId: work.newId(), metric, targetMinutes, dueAt: dueAt(agreement.calendar, occurredAt, targetMinutes).toString() };
      });
      const { agreementId, version: agreementVersion } = agreement;
      work.record(
        clockStarted,
        { clientId, id: stream },
        { agreementId, agreementVersion, startedAt: occurredAt.toString(), priority: payload.priority, clocks },
        followingFrom(opened, 'clock-started'),
      );
    }
  },
  { imported: true },
);

/** What follows from a fact happened with it: at its instant, in its update, and as imported when it was. */
export function followingFrom(fact: RecordedFact, name: string): Provenance {
  const { occurredAt, requestId, source, externalId } = fact;
  if (source === null || externalId === null) return { occurredAt };
  return { occurredAt, requestId, actor: 'system', imported: { source, externalId: `${externalId}/${name}` } };
}
