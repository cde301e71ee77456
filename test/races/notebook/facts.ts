import { z } from 'zod';
import { fact } from '../../../platform/log/fact.ts';

export const noteWritten = fact({
  name: 'note-written',
  version: 1,
  payload: z.object({ text: z.string(), weight: z.number(), details: z.json() }),
});
export const noteRewritten = fact({ name: 'note-rewritten', version: 1, payload: z.object({ text: z.string() }) });
export const noteCrossedOut = fact({ name: 'note-crossed-out', version: 1, payload: z.object({}) });
