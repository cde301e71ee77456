import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';
import { placesInInput } from '../../platform/wire.ts';

export const agreementImpossible = refusal({
  code: 'agreement-impossible',
  status: 422,
  title: 'This agreement cannot be published',
  advice: 'Each entry of errors says what is wrong and what to write instead.',
  facts: placesInInput,
});
export const effectiveInThePast = refusal({
  code: 'effective-in-the-past',
  status: 422,
  title: 'A new version cannot take effect in the past',
  advice:
    'Choose an instant from now on. Tickets that are open keep the version they were opened under; to have the new version measure them too, publish it from now on and move them to it.',
});
export const agreementKindChanged = refusal({
  code: 'agreement-kind-changed',
  status: 422,
  title: 'An agreement stays of its kind',
  advice: 'End this agreement and publish a new one of the other kind.',
});
export const agreementExists = refusal({
  code: 'agreement-exists',
  status: 409,
  title: 'This client has an agreement of this kind already',
  advice: 'Publish a new version of the one that stands: a client has one SLA, and one OLA or underpinning agreement for each scope.',
  facts: z.object({ agreementId: z.string() }),
});
