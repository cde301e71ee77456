import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';
import { placesInInput } from '../../platform/wire.ts';

export const stepsImpossible = refusal({
  code: 'steps-impossible',
  status: 422,
  title: 'These steps cannot be published',
  advice: 'Each entry of errors says what is wrong and what to write instead. Nothing was changed.',
  facts: placesInInput,
});
export const stepsChangedSince = refusal({
  code: 'steps-changed-since',
  status: 409,
  title: 'Somebody has published another version since you read the steps',
  advice: 'Read them again, compare, and publish yours on the newest version.',
  facts: z.object({ version: z.number() }),
});
export const standardStepUnknown = refusal({
  code: 'standard-step-unknown',
  status: 409,
  title: 'This step is none of the ticket’s standard steps now',
  advice: 'Read the checklist again: the steps or the ticket’s category were changed. What was done can be recorded as a step of its own.',
});
