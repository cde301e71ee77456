import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { instant } from '../../platform/wire.ts';
import { promiseState } from './rules.ts';

/** Stream: the ticket's id. */
export const promiseMade = fact({
  name: 'promise-made',
  version: 1,
  payload: z.object({ promiseId: z.uuid(), what: z.string(), dueAt: instant, replaces: z.uuid().nullable() }),
});
/** How a promise ended: kept, late or broken. */
export const promiseEnded = fact({
  name: 'promise-ended',
  version: 1,
  payload: z.object({ promiseId: z.uuid(), state: promiseState.exclude(['open']), why: z.string().nullable() }),
});
