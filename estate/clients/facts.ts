import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';

/** A client's own stream carries its id. */
export const clientOpened = fact({
  name: 'client-opened',
  version: 1,
  payload: z.object({ name: z.string(), code: z.string(), timeZone: z.string(), color: z.string() }),
});
export const clientChanged = fact({
  name: 'client-changed',
  version: 1,
  payload: z.object({ name: z.string(), code: z.string(), timeZone: z.string(), color: z.string() }),
});
export const siteAdded = fact({
  name: 'site-added',
  version: 1,
  payload: z.object({ siteId: z.uuid(), name: z.string(), timeZone: z.string() }),
});
export const departmentAdded = fact({
  name: 'department-added',
  version: 1,
  payload: z.object({ departmentId: z.uuid(), name: z.string(), siteId: z.uuid().nullable() }),
});
