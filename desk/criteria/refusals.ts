import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';
import { placesInInput } from '../../platform/wire.ts';

export const criteriaImpossible = refusal({
  code: 'criteria-impossible',
  status: 422,
  title: 'These criteria cannot be published',
  advice: 'Each entry of errors says what is wrong and what to write instead. Nothing was changed.',
  facts: placesInInput,
});
export const criteriaChangedSince = refusal({
  code: 'criteria-changed-since',
  status: 409,
  title: 'Somebody has published another version since you read the criteria',
  advice: 'Read them again, compare, and publish yours on the newest version.',
  facts: z.object({ version: z.number() }),
});
export const categoryWithoutClient = refusal({
  code: 'category-without-client',
  status: 422,
  title: 'Criteria of a category belong to a client',
  advice: 'Name the client whose tickets of this category they are for, or leave the category out.',
});
