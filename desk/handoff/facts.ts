import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';

/** By which way words of an engineer outside the desk came in. */
export const answeredVia = z.enum(['link', 'jira', 'github', 'webhook']);

/** Stream: the ticket's id. An engineer who was handed the ticket answered; the words are theirs, not the desk's. */
export const handoffAnswered = fact({
  name: 'handoff-answered',
  version: 1,
  payload: z.object({
    answerId: z.uuid(),
    by: said(z.string()),
    via: answeredVia,
    text: said(z.string()),
    /** The hypothesis that they say was wrongly ruled out; it is reopened with the same words. */
    refutes: z.object({ hypothesisId: z.uuid(), number: z.number().int() }).nullable(),
    /** Where it was said, when that is another system. */
    url: z.string().nullable(),
    /** The other system's own name for it: the same is never told twice. */
    externalId: z.string().nullable(),
  }),
});
