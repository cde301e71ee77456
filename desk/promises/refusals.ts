import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';
import { templateKind, templateVariables } from './template.ts';

export const promiseInThePast = refusal({
  code: 'promise-in-the-past',
  status: 422,
  title: 'A promise is due at a time to come',
  advice: 'Choose a time from now on, not more than 90 days ahead.',
});
export const promiseSaysNothing = refusal({
  code: 'promise-says-nothing',
  status: 422,
  title: 'This tells the requester nothing',
  advice: 'Say what they will hear or what happens next: “Priya checks the switch log; you hear the result by 15:00.”',
  facts: z.object({ what: z.string() }),
});
export const templateVariableUnknown = refusal({
  code: 'template-variable-unknown',
  status: 422,
  title: 'The template names something that cannot be filled',
  advice: 'Use {requester}, {assignee} and {time}, and no other braces.',
  facts: z.object({ unknown: z.array(z.string()), known: z.array(z.enum(templateVariables)) }),
});
export const templateSaysNothing = refusal({
  code: 'template-says-nothing',
  status: 422,
  title: 'This template would tell requesters nothing',
  advice: 'Say what they will hear, or what happens next.',
  facts: z.object({ phrase: z.string() }),
});
export const templateNameTaken = refusal({
  code: 'template-name-taken',
  status: 409,
  title: 'There is such a template already',
  advice: 'Choose another name, or change the one that stands.',
  facts: z.object({ name: z.string() }),
});
export const templateStands = refusal({
  code: 'template-stands',
  status: 409,
  title: 'The desk’s check-ins have words here already',
  advice: 'Change the template that stands, or retire it first: two would leave open which one is used.',
  facts: z.object({ kind: templateKind }),
});
