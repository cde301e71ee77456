import { hearWithin } from '../../platform/log/listeners.ts';
import { ticketReopened } from '../tickets/facts.ts';
import { clockContinued } from './facts.ts';
import { followingFrom } from './on-ticket-opened.ts';
import { clocksOf } from './standing.ts';
import { dueAtAfterStop } from './targets.ts';

/**
 * Reopened within the window, the same resolution clock goes on from its own start (domain.md §3.10): what was left when it
 * stopped is left now. One that was breached stays breached.
 */
export const onTicketReopened = hearWithin(
  'on-ticket-reopened',
  ticketReopened,
  async (work, facts) => {
    const clocks = await clocksOf(
      work.sql,
      facts.map((fact) => fact.stream),
    );
    for (const fact of facts) {
      const clock = (clocks.get(fact.stream) ?? []).find(({ metric, stoppedAt }) => metric === 'resolution' && stoppedAt !== null);
      if (clock === undefined || clock.stoppedAt === null) continue;
      const dueAt = dueAtAfterStop(clock.agreement.calendar, clock.dueAt, { stoppedAt: clock.stoppedAt, continuedAt: fact.occurredAt });
      work.record(
        clockContinued,
        { clientId: fact.clientId, id: fact.stream },
        { clockId: clock.clockId, metric: clock.metric, dueAt: dueAt.toString() },
        followingFrom(fact, 'clock-continued'),
      );
    }
  },
  { imported: true },
);
