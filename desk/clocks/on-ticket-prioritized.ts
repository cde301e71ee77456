import { hearWithin } from '../../platform/log/listeners.ts';
import { ticketPrioritized } from '../tickets/facts.ts';
import { targetMinutesOf } from './agreements.ts';
import { changesOf } from './changes.ts';
import { clockRetargeted } from './facts.ts';
import { followingFrom } from './on-ticket-opened.ts';
import { segmentsOf, stopsOf } from './segments.ts';
import { clocksOf } from './standing.ts';
import { dueAtThroughStops } from './targets.ts';

/** Another priority has another target, counted from the original start (domain.md §3.4); time between resolving and reopening is left out. */
export const onTicketPrioritized = hearWithin(
  'on-ticket-prioritized',
  ticketPrioritized,
  async (work, facts) => {
    const clocks = await clocksOf(
      work.sql,
      facts.map((fact) => fact.stream),
    );
    for (const fact of facts) {
      const { priority } = fact.payload;
      const running = (clocks.get(fact.stream) ?? []).filter((clock) => clock.stoppedAt === null);
      if (priority === fact.payload.fromPriority) continue;
      const [first] = running;
      if (first === undefined) continue;
      const stops = stopsOf(
        segmentsOf(await changesOf(work.sql, fact.stream), { calendar: first.agreement.calendar, until: fact.occurredAt }),
      );
      work.record(
        clockRetargeted,
        { clientId: fact.clientId, id: fact.stream },
        {
          priority,
          clocks: running.map(({ clockId, metric, agreement, startedAt }) => {
            const targetMinutes = targetMinutesOf(agreement, priority, metric);
            return {
              clockId,
              metric,
              targetMinutes,
              dueAt: dueAtThroughStops(agreement.calendar, { startedAt, targetMinutes, stops }).toString(),
            };
          }),
        },
        followingFrom(fact, 'clock-retargeted'),
      );
    }
  },
  { imported: true },
);
