import { z } from 'zod';
import { fact } from '../log/fact.ts';
import { roles } from '../permissions.ts';

// Every fact's stream is the account; its client is the requester's, and none for agents and integrations. No fact holds a secret.
const details = { name: z.string(), email: z.string().nullable(), departmentId: z.uuid().nullable() };
const accountKind = z.enum(['agent', 'requester', 'integration']);
const grant = z.object({ clientId: z.uuid().nullable(), role: z.enum(roles) });

/** Somebody may now be let in, once there is a password or a token. */
export const accountOpened = fact({
  name: 'account-opened',
  version: 1,
  payload: z.object({ kind: accountKind, ...details }),
});
export const accountChanged = fact({ name: 'account-changed', version: 1, payload: z.object(details) });
/** Nothing of this account opens any door from now on. */
export const accountDisabled = fact({ name: 'account-disabled', version: 1, payload: z.object({}) });
export const accountEnabled = fact({ name: 'account-enabled', version: 1, payload: z.object({}) });
/** A role held at one client, or at all (null). */
export const roleGranted = fact({ name: 'role-granted', version: 1, payload: grant });
export const roleRevoked = fact({ name: 'role-revoked', version: 1, payload: grant });

const purpose = z.enum(['invitation', 'reset']);
export const linkIssued = fact({
  name: 'link-issued',
  version: 1,
  payload: z.object({ linkId: z.uuid(), purpose, expiresAt: z.iso.datetime() }),
});
const by = z.enum(['password', 'setup', 'invitation', 'reset']);
export const signedIn = fact({
  name: 'signed-in',
  version: 1,
  payload: z.object({ sessionId: z.uuid(), by, address: z.string(), userAgent: z.string() }),
});
/** So many wrong passwords that no more are looked at for a while; told once per such while. */
export const guessingSuspected = fact({ name: 'guessing-suspected', version: 1, payload: z.object({ address: z.string() }) });
export const passwordChanged = fact({
  name: 'password-changed',
  version: 1,
  payload: z.object({ by: z.enum(['change', 'setup', 'invitation', 'reset']) }),
});
/** One session was ended: signed out, or revoked from the list. */
export const sessionRevoked = fact({ name: 'session-revoked', version: 1, payload: z.object({ sessionId: z.uuid() }) });
export const apiTokenIssued = fact({
  name: 'api-token-issued',
  version: 1,
  payload: z.object({ tokenId: z.uuid(), name: z.string(), scopes: z.array(z.string()), expiresAt: z.iso.datetime().nullable() }),
});
export const apiTokenRevoked = fact({ name: 'api-token-revoked', version: 1, payload: z.object({ tokenId: z.uuid() }) });

export const facts = [
  accountOpened,
  accountChanged,
  accountDisabled,
  accountEnabled,
  roleGranted,
  roleRevoked,
  linkIssued,
  signedIn,
  guessingSuspected,
  passwordChanged,
  sessionRevoked,
  apiTokenIssued,
  apiTokenRevoked,
] as const;

/** Facts after which somebody who was let in before may no longer be, or not as before. */
export const endsAccess: ReadonlySet<string> = new Set([
  accountChanged.name,
  accountDisabled.name,
  roleGranted.name,
  roleRevoked.name,
  passwordChanged.name,
  sessionRevoked.name,
  apiTokenRevoked.name,
]);
