import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

/** The same no as for accounts: an address belongs to one person. */
export { emailTaken } from '../../platform/identity/refusals.ts';

export const departmentUnknown = refusal({
  code: 'department-unknown',
  status: 422,
  title: 'This client has no such department or site',
  advice: 'Choose one of the client’s own departments and sites, or add it first.',
});
export const vipByManagers = refusal({
  code: 'vip-by-managers',
  status: 403,
  title: 'Who manages people decides who is a VIP',
  advice: 'Register the person without it, and ask an administrator of the client to mark them.',
});
export const teamNameTaken = refusal({
  code: 'team-name-taken',
  status: 409,
  title: 'There is a team of this name already',
  advice: 'Choose another name.',
  facts: z.object({ name: z.string() }),
});
export const ownAccessChange = refusal({
  code: 'own-access-change',
  status: 403,
  title: 'Nobody changes their own access',
  advice: 'Ask another desk administrator to change your grants or to disable you.',
});
export const agentWithoutAccount = refusal({
  code: 'agent-without-account',
  status: 409,
  title: 'This agent is known from another system’s history only',
  advice: 'Invite the person as an agent; grants and access belong to who can sign in.',
});
