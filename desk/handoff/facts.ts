import { z } from 'zod';
import { mapSays } from '../../estate/access/rules.ts';
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

/** Stream: the ticket's id. What is asked of Tier 3 from now on, put on the ticket as it was handed over; the newest counts. */
export const handoffAsked = fact({
  name: 'handoff-asked',
  version: 1,
  payload: z.object({
    askedId: z.uuid(),
    question: said(z.string()).nullable(),
    accessLacking: z.object({ system: said(z.string()), right: said(z.string()), owner: said(z.string()).nullable(), mapSays }).nullable(),
  }),
});
