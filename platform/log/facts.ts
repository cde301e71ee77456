import { z } from 'zod';
import { fact } from './fact.ts';
import { wrong } from './wrong.ts';

/** An operator let a parked listener go on behind the fact it could not take. What it would have done for that fact is left undone. */
export const listenerSkipped = fact({
  name: 'listener-skipped',
  version: 1,
  payload: z.object({
    listener: z.string(),
    skipped: z.object({ clientId: z.uuid().nullable(), stream: z.uuid(), version: z.int(), name: z.string() }),
    /** What the listener said the last time it failed. */
    error: z.string(),
  }),
});

/** Somebody had the whole log verified, and what was found. */
export const logVerified = fact({
  name: 'log-verified',
  version: 1,
  payload: z.object({ facts: z.int(), seals: z.int(), tables: z.int(), rows: z.int(), wrong: wrong.optional() }),
});
