import { z } from 'zod';
import { refusal } from '../refusal.ts';

export const notHeldForPrograms = refusal({
  code: 'not-held-for-programs',
  status: 403,
  title: 'Only a person who is signed in can hold an act',
  advice: 'Call the operation itself; it is done at once.',
});
export const tooManyHeld = refusal({
  code: 'too-many-held',
  status: 409,
  title: 'Too many of your acts are waiting',
  advice: 'Wait until some of them are done, or take some back.',
  facts: z.object({ most: z.number().int() }),
});
export const tooLateToUndo = refusal({
  code: 'too-late-to-undo',
  status: 409,
  title: 'It has been done already',
  advice: 'Read the ticket again and change back what should be as before.',
});
