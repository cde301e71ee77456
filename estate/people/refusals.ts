import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const emailTaken = refusal({
  code: 'email-taken',
  status: 409,
  title: 'Somebody has this e-mail address already',
  advice: 'Use the person who is there, or another address.',
  facts: z.object({ email: z.string() }),
});
export const departmentUnknown = refusal({
  code: 'department-unknown',
  status: 422,
  title: 'This client has no such department or site',
  advice: 'Choose one of the client’s own departments and sites, or add it first.',
});
export const teamNameTaken = refusal({
  code: 'team-name-taken',
  status: 409,
  title: 'There is a team of this name already',
  advice: 'Choose another name.',
  facts: z.object({ name: z.string() }),
});
