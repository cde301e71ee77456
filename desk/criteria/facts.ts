import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { criteriaList } from './rules.ts';

/** Stream: the list's id. A version is whole: all that this layer says from then on. An empty one leaves everything to the next layer. */
export const criteriaPublished = fact({
  name: 'criteria-published',
  version: 1,
  payload: z.object({
    categoryId: z.uuid().nullable(),
    version: z.number().int(),
    criteria: criteriaList,
    /** Why it was changed, where somebody said so. */
    note: said(z.string()).nullable(),
  }),
});
