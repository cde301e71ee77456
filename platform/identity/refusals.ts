import { z } from 'zod';
import { refusal } from '../refusal.ts';

/** The same for a wrong password, an unknown address and a disabled account: nobody learns who is here (A47). */
export const signInRefused = refusal({
  code: 'sign-in-refused',
  status: 401,
  title: 'This e-mail address and password do not open a door here',
  advice: 'Check both and try again, or ask for a link to set a new password.',
});
export const tooManyAttempts = refusal({
  code: 'too-many-attempts',
  status: 429,
  title: 'Too many attempts in a short time',
  advice: 'Wait for the seconds given and try again, or use a link to set a new password.',
  facts: z.object({ retryAfterSeconds: z.number().int() }),
});
export const linkUnknown = refusal({
  code: 'link-unknown',
  status: 404,
  title: 'This link opens nothing',
  advice: 'It may have been used, replaced or have expired. Ask for a new one.',
});
export const passwordWeak = refusal({
  code: 'password-weak',
  status: 422,
  title: 'This password is too easy to guess',
  advice: 'Take at least 12 characters that are neither your e-mail address nor one character or word over and over.',
  facts: z.object({ reason: z.enum(['too_short', 'too_long', 'is_email', 'repeats', 'common']) }),
});
export const passwordWrong = refusal({
  code: 'password-wrong',
  status: 422,
  title: 'The old password is not right',
  advice: 'Type the password that you signed in with.',
});
export const setupIncomplete = refusal({
  code: 'setup-incomplete',
  status: 422,
  title: 'The first administrator needs a name and an e-mail address',
  advice: 'Give both together with the password.',
});
export const emailTaken = refusal({
  code: 'email-taken',
  status: 409,
  title: 'Somebody has this e-mail address already',
  advice: 'Use the person who is there, or another address.',
  facts: z.object({ email: z.string() }),
});
export const roleNotForAccount = refusal({
  code: 'role-not-for-account',
  status: 422,
  title: 'This role does not go with this kind of account',
  advice: 'Requesters are requester or requester_manager at their own client, integrations are integration, agents any other role.',
  facts: z.object({ role: z.string(), kind: z.string() }),
});
export const lastAdministrator = refusal({
  code: 'last-administrator',
  status: 409,
  title: 'This is the last administrator of the desk',
  advice: 'Make somebody else desk_admin for all clients first.',
});
export const noEmail = refusal({
  code: 'no-email',
  status: 422,
  title: 'Nobody can sign in here without an e-mail address',
  advice: 'Give the person an e-mail address first.',
});
export const scopeNotHeld = refusal({
  code: 'scope-not-held',
  status: 422,
  title: 'An integration cannot hold one of these scopes',
  advice: 'Choose among the permissions of the role integration.',
  facts: z.object({ scopes: z.array(z.string()) }),
});
export const tokenClientUnclear = refusal({
  code: 'token-client-unclear',
  status: 422,
  title: 'It is not clear whom this integration serves',
  advice: 'Name clientId (null for all clients) for a new integration, or accountId for one that exists; not both, and not neither.',
});
export const expiryPast = refusal({
  code: 'expiry-past',
  status: 422,
  title: 'This token would have expired already',
  advice: 'Give an instant to come, or none for a token that does not expire.',
});
