import { clientOpened } from '../../estate/clients/facts.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import { agreementPublished } from './facts.ts';
import { defaultTargets, defaultWeek } from './rules.ts';

/** A client is promised something from the first day: the default agreement, on working days in its own zone. */
export const onClientOpened = hearWithin(
  'on-client-opened',
  clientOpened,
  async (work, facts) => {
    for (const { stream: clientId, payload, occurredAt } of facts) {
      work.record(
        agreementPublished,
        { clientId, id: work.newId() },
        {
          version: 1,
          name: 'Standard',
          calendar: { zone: payload.timeZone, week: defaultWeek, holidays: [] },
          targets: [...defaultTargets],
          effectiveFrom: occurredAt.toString(),
        },
      );
    }
  },
  { imported: true },
);
