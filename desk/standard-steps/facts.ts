import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { standardStepTerms } from './rules.ts';

/** Stream: the list's id. A version is whole and in order; a step keeps its id from version to version. */
export const standardStepsPublished = fact({
  name: 'standard-steps-published',
  version: 1,
  payload: z.object({
    categoryId: z.uuid(),
    version: z.number().int(),
    steps: z.array(standardStepTerms),
    note: said(z.string()).nullable(),
  }),
});
