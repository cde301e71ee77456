import { z } from 'zod';
import { operation } from '../operation.ts';
import { permissions, roles } from '../permissions.ts';
import { notFound, notPermitted, tryAgain } from '../refusal.ts';
import { instant, line, page, pageOf } from '../wire.ts';
import * as no from './refusals.ts';

const email = z.email().max(254);
/** Anything that could not be one of our links is simply unknown, whatever its shape (A50). */
const linkToken = z.string().catch('');
const newPassword = z.string().max(1_000).describe('12 to 200 characters');
// Object.keys forgets that these are the permissions.
const permission = z.enum(Object.keys(permissions) as [keyof typeof permissions, ...(keyof typeof permissions)[]]);
const opened = z.object({ accountId: z.uuid(), kind: z.enum(['agent', 'requester']), csrfToken: z.string() });
/** A one-time link to hand over. `mailed` says whether it is also on its way by mail. */
const link = z.object({ url: z.string(), path: z.string(), expiresAt: instant, mailed: z.boolean() });

export const readSetup = operation({
  name: 'readSetup',
  summary: 'Whether the desk still waits for its first administrator',
  method: 'GET',
  path: '/setup',
  permission: 'public',
  input: z.strictObject({}),
  reply: z.object({ needed: z.boolean() }),
  refusals: [],
});
export const signIn = operation({
  name: 'signIn',
  summary: 'Sign in with e-mail and password',
  description: 'Answers with a session cookie. A wrong password, an unknown address and a disabled account answer alike.',
  method: 'POST',
  path: '/session',
  permission: 'public',
  input: z.strictObject({ email: line(254), password: z.string().min(1).max(1_000) }),
  reply: opened,
  refusals: [no.signInRefused, no.tooManyAttempts, tryAgain],
  secretReply: true,
});
export const readSession = operation({
  name: 'readSession',
  summary: 'Who is signed in, and what they may do',
  method: 'GET',
  path: '/session',
  permission: 'signed_in',
  input: z.strictObject({}),
  reply: z.object({
    accountId: z.uuid(),
    kind: z.enum(['agent', 'requester', 'integration']),
    name: z.string(),
    email: z.string().nullable(),
    grants: z.array(z.object({ clientId: z.uuid().nullable(), role: z.enum(roles) })),
    /** Per client of the grants; `clientId` null holds for all. */
    permissions: z.array(z.object({ clientId: z.uuid().nullable(), permissions: z.array(permission) })),
    /** To be sent back as `x-csrf-token` with every change; null for API tokens. */
    csrfToken: z.string().nullable(),
    mailConfigured: z.boolean(),
  }),
  refusals: [notPermitted],
});
export const signOut = operation({
  name: 'signOut',
  summary: 'End this session',
  method: 'DELETE',
  path: '/session',
  permission: 'signed_in',
  input: z.strictObject({}),
  reply: z.void(),
  refusals: [],
});
export const listSessions = operation({
  name: 'listSessions',
  summary: 'Where you are signed in',
  method: 'GET',
  path: '/sessions',
  permission: 'signed_in',
  input: z.strictObject({}),
  reply: pageOf(
    z.object({
      sessionId: z.uuid(),
      openedAt: instant,
      lastUsedAt: instant,
      expiresAt: instant,
      address: z.string(),
      userAgent: z.string(),
      current: z.boolean(),
    }),
  ),
  refusals: [],
});
export const revokeSession = operation({
  name: 'revokeSession',
  summary: 'End one of your sessions',
  method: 'DELETE',
  path: '/sessions/:sessionId',
  permission: 'signed_in',
  input: z.strictObject({ sessionId: z.uuid() }),
  reply: z.void(),
  refusals: [notFound],
});
export const changePassword = operation({
  name: 'changePassword',
  summary: 'Change your password',
  description: 'Ends every session and opens a new one for you.',
  method: 'POST',
  path: '/password',
  permission: 'signed_in',
  input: z.strictObject({ oldPassword: z.string().min(1).max(1_000), newPassword }),
  reply: opened,
  refusals: [no.passwordWrong, no.passwordWeak, no.tooManyAttempts, notPermitted, tryAgain],
  secretReply: true,
});
export const requestPasswordReset = operation({
  name: 'requestPasswordReset',
  summary: 'Ask for a link to set a new password',
  description: 'Always answers the same. Where no mail server is set up, an administrator makes the link.',
  method: 'POST',
  path: '/password-resets',
  permission: 'public',
  input: z.strictObject({ email }),
  reply: z.void(),
  refusals: [],
});
export const createResetLink = operation({
  name: 'createResetLink',
  summary: 'Make a link with which somebody sets a new password',
  method: 'POST',
  path: '/accounts/:accountId/reset-link',
  permission: 'agent.manage',
  input: z.strictObject({ accountId: z.uuid() }),
  reply: link,
  refusals: [notFound, no.noEmail],
  secretReply: true,
});
export const readLink = operation({
  name: 'readLink',
  summary: 'What a one-time link is for',
  description: 'A POST, so that no token stands in the logs of servers on the way.',
  method: 'POST',
  path: '/links/read',
  permission: 'public',
  input: z.strictObject({ token: linkToken }),
  reply: z.object({
    purpose: z.enum(['setup', 'invitation', 'reset']),
    name: z.string().nullable(),
    email: z.string().nullable(),
    expiresAt: instant,
  }),
  refusals: [no.linkUnknown],
  readOnly: true,
});
export const acceptLink = operation({
  name: 'acceptLink',
  summary: 'Set a password with a one-time link and sign in',
  description: 'A setup link makes the first administrator and needs a name and an e-mail address too.',
  method: 'POST',
  path: '/links/accept',
  permission: 'public',
  input: z.strictObject({ token: linkToken, password: newPassword, name: line(120).optional(), email: email.optional() }),
  reply: opened,
  refusals: [no.linkUnknown, no.passwordWeak, no.setupIncomplete, tryAgain],
  secretReply: true,
});

const apiToken = z.object({
  tokenId: z.uuid(),
  accountId: z.uuid(),
  name: z.string(),
  scopes: z.array(z.string()),
  grants: z.array(z.object({ clientId: z.uuid().nullable(), role: z.enum(roles) })),
  issuedBy: z.string(),
  issuedAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

/** The token itself is shown in this reply and never again. */
export const issueApiToken = operation({
  name: 'issueApiToken',
  summary: 'Issue an API token to an integration',
  description: 'Opens an integration of this name, or gives an existing one (`accountId`) a further token.',
  method: 'POST',
  path: '/api-tokens',
  permission: 'token.manage',
  input: z.strictObject({
    name: line(120),
    scopes: z.array(permission).min(1).max(100),
    /** The client it serves; null for all clients. Not for an existing integration, which keeps its own. */
    clientId: z.uuid().nullable().optional(),
    accountId: z.uuid().optional(),
    expiresAt: instant.optional(),
  }),
  reply: z.object({ tokenId: z.uuid(), accountId: z.uuid(), token: z.string() }),
  refusals: [no.scopeNotHeld, no.tokenClientUnclear, no.expiryPast, notFound],
  secretReply: true,
});
export const listApiTokens = operation({
  name: 'listApiTokens',
  summary: 'The API tokens of integrations, latest first',
  method: 'GET',
  path: '/api-tokens',
  permission: 'token.manage',
  input: z.strictObject({ ...page }),
  reply: pageOf(apiToken),
  refusals: [],
});
export const revokeApiToken = operation({
  name: 'revokeApiToken',
  summary: 'Revoke an API token',
  method: 'DELETE',
  path: '/api-tokens/:tokenId',
  permission: 'token.manage',
  input: z.strictObject({ tokenId: z.uuid() }),
  reply: z.void(),
  refusals: [notFound],
});
