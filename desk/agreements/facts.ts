import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { instant } from '../../platform/wire.ts';
import { agreementTerms } from './rules.ts';

/** Stream: the agreement's id. A version is whole: all that it says, and from when on tickets are bound to it. */
export const agreementPublished = fact({
  name: 'agreement-published',
  version: 1,
  publishes: true,
  payload: z.object({
    version: z.number().int(),
    ...agreementTerms.shape,
    /** Nothing new is bound to the agreement from then on. */
    ended: z.boolean(),
    effectiveFrom: instant,
  }),
});
