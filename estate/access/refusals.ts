import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';
import { placesInInput } from '../../platform/wire.ts';

export const systemNameTaken = refusal({
  code: 'system-name-taken',
  status: 409,
  title: 'A system of this name is on the map already',
  advice: 'Change that one, or give this one a name that tells them apart.',
  facts: z.object({ name: z.string() }),
});
export const accessImpossible = refusal({
  code: 'access-impossible',
  status: 422,
  title: 'The map cannot say this',
  advice: 'Each entry of errors says what is wrong and what to write instead. Nothing was changed.',
  facts: placesInInput,
});
export const accessChangedSince = refusal({
  code: 'access-changed-since',
  status: 409,
  title: 'Somebody has changed this system since you read it',
  advice: 'Read it again, compare, and send your change on the newest version.',
  facts: z.object({ version: z.number() }),
});
