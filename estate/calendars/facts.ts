import { z } from 'zod';
import { calendarDefinition } from '../../platform/calendar/definition.ts';
import { fact } from '../../platform/log/fact.ts';
import { instant } from '../../platform/wire.ts';

/** Stream: the calendar's id. A version is whole; it counts from its effective date until the next one's. */
export const calendarPublished = fact({
  name: 'calendar-published',
  version: 1,
  publishes: true,
  payload: z.object({
    version: z.number().int(),
    name: z.string(),
    siteId: z.uuid().nullable(),
    definition: calendarDefinition,
    effectiveFrom: instant,
  }),
});
