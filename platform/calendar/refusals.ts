import { z } from 'zod';
import { refusal } from '../refusal.ts';

/** The arithmetic was asked to look further than `reachYears`: a typing mistake, or a placeholder date such as 9999-12-31. */
export const outOfReach = refusal({
  code: 'working-time-out-of-reach',
  status: 422,
  title: 'The working time asked for lies too far away',
  advice: 'Ask for a shorter target, or for two instants less far apart. The limit in years comes with this answer.',
  facts: z.object({ reachYears: z.int() }),
});
