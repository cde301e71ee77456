import { hearWithin } from '../../platform/log/listeners.ts';
import { clientOpened } from '../clients/facts.ts';
import { calendarPublished } from './facts.ts';

const day: [string, string][] = [['08:00', '18:00']];
/** The working week that a new client starts with. */
const firstWeek = { mon: day, tue: day, wed: day, thu: day, fri: day };

/** A client works by some calendar from the first day: Monday to Friday, 08:00 to 18:00 in its own zone. */
export const onClientOpened = hearWithin(
  'on-client-opened',
  clientOpened,
  async (work, facts) => {
    for (const { stream: clientId, payload, occurredAt } of facts)
      work.record(
        calendarPublished,
        { clientId, id: work.newId() },
        {
          version: 1,
          name: 'Working hours',
          siteId: null,
          definition: { zone: payload.timeZone, week: firstWeek, holidays: [] },
          effectiveFrom: occurredAt.toString(),
        },
      );
  },
  { imported: true },
);
