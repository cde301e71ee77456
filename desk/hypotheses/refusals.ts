import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const hypothesisConcluded = refusal({
  code: 'hypothesis-concluded',
  status: 409,
  title: 'This hypothesis was concluded already',
  advice: 'Reopen it and say why, then go on with it.',
  facts: z.object({ state: z.string() }),
});
export const hypothesisStillOpen = refusal({
  code: 'hypothesis-still-open',
  status: 409,
  title: 'This hypothesis was not concluded',
  advice: 'Only what was ruled out or confirmed is reopened; go on testing it.',
  facts: z.object({ state: z.string() }),
});
export const tooManyHypotheses = refusal({
  code: 'too-many-hypotheses',
  status: 409,
  title: 'This ticket has as many hypotheses as can be kept apart',
  advice: 'Rule out what is no longer likely, or split off what is another matter.',
  facts: z.object({ most: z.number().int() }),
});
export const evidenceNotOnTicket = refusal({
  code: 'evidence-not-on-ticket',
  status: 422,
  title: 'Some of the evidence is not on this ticket',
  advice: 'Attach the file to this ticket first, then name it.',
});
