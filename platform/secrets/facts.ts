import { z } from 'zod';
import { fact } from '../log/fact.ts';
import { secretKinds } from './rules.ts';
import { said } from './said.ts';

/** Stream: whatever the secret was written on. Somebody read it in the clear; the fact never holds it. */
export const secretUnmasked = fact({
  name: 'secret-unmasked',
  version: 1,
  payload: z.object({ code: z.string(), kind: z.enum(secretKinds), reason: said(z.string()) }),
});
