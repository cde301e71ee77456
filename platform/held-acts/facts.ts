import { z } from 'zod';
import { fact } from '../log/fact.ts';

/**
 * Stream: the held act's id. When it was due it could not be done any more; whoever sent it is told why. What they typed is in no fact:
 * they find it with the act.
 */
export const heldActFailed = fact({
  name: 'held-act-failed',
  version: 1,
  payload: z.object({
    /** Who sent it. */
    accountId: z.uuid(),
    operation: z.string(),
    /** What the screen called it: “Merging INC-2 into INC-1”. */
    label: z.string(),
    /** What it was about, such as the ticket; null when its trial wrote nothing. */
    subjectId: z.uuid().nullable(),
    /** Why not, as the refusal says it. */
    code: z.string(),
    title: z.string(),
    advice: z.string(),
  }),
});
