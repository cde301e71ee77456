import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const clientCodeTaken = refusal({
  code: 'client-code-taken',
  status: 409,
  title: 'Another client has this code',
  advice: 'Choose another short code; it marks the client on every ticket.',
  facts: z.object({ code: z.string() }),
});
export const nameTaken = refusal({
  code: 'name-taken',
  status: 409,
  title: 'There is one of this name already',
  advice: 'Use the one that is there, or choose another name.',
  facts: z.object({ name: z.string() }),
});
