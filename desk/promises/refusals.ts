import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const promiseInThePast = refusal({
  code: 'promise-in-the-past',
  status: 422,
  title: 'A promise is due at a time to come',
  advice: 'Choose a time from now on, not more than 90 days ahead.',
});
export const promiseSaysNothing = refusal({
  code: 'promise-says-nothing',
  status: 422,
  title: 'This tells the requester nothing',
  advice: 'Say what they will hear or what happens next: “Priya checks the switch log; you hear the result by 15:00.”',
  facts: z.object({ what: z.string() }),
});
