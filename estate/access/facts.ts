import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { systemAction } from './rules.ts';

/** Stream: the system's id. All that the map says of it from then on. */
export const accessMapChanged = fact({
  name: 'access-map-changed',
  version: 1,
  payload: z.object({
    name: z.string(),
    /** Who owns the system: a team, a person or a supplier, in words. */
    owner: z.string(),
    actions: z.array(systemAction),
    version: z.number().int(),
    retired: z.boolean(),
  }),
});
