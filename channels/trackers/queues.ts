import { z } from 'zod';
import { queue } from '../../platform/jobs/index.ts';

/** Tried for about two days: 30 s, a minute, … then every four hours. */
export const deliveryQueue = queue({
  name: 'handoff-delivery',
  data: z.object({ deliveryId: z.uuid() }),
  retries: 20,
  retryAfterSeconds: 30,
  retryAtMostAfterSeconds: 4 * 60 * 60,
  expireAfterSeconds: 120,
});
/** Somebody waits for what comes of it: once, at once. */
export const testQueue = queue({
  name: 'connection-test',
  data: z.object({ connectionId: z.uuid() }),
  retries: 0,
  retryAfterSeconds: 30,
  retryAtMostAfterSeconds: 60,
  expireAfterSeconds: 120,
});
