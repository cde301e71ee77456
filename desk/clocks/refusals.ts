import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const calendarImpossible = refusal({
  code: 'calendar-impossible',
  status: 422,
  title: 'This calendar cannot be used',
  advice: 'Each entry of errors says what is wrong and what to write instead.',
  facts: z.object({ errors: z.array(z.object({ pointer: z.string(), detail: z.string() })) }),
});
export const effectiveInThePast = refusal({
  code: 'effective-in-the-past',
  status: 422,
  title: 'A new version cannot take effect in the past',
  advice: 'Choose an instant from now on. Tickets that are open keep the version they were opened under.',
});
export const targetsIncomplete = refusal({
  code: 'targets-incomplete',
  status: 422,
  title: 'An agreement promises something for every priority',
  advice: 'Give one target for each of P1 to P4.',
});
