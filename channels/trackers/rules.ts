import { z } from 'zod';
import { line } from '../../platform/wire.ts';

/** What a handoff is given to. */
export const connectionKind = z.enum(['jira', 'github', 'email', 'webhook']);
export type ConnectionKind = z.infer<typeof connectionKind>;

const address = z.url({ protocol: /^https?$/ }).max(500);

/** Where a connection leads; no secret stands in it. */
export const settings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('jira'),
    url: address,
    /** The account that the token is of; left out for a personal access token of Jira Data Center. */
    email: z.email().max(254).nullable(),
    projectKey: z.string().regex(/^[A-Z][A-Z0-9_]{1,30}$/, { error: 'Write the project’s key, such as OPS' }),
    issueType: line(60),
  }),
  z.strictObject({
    kind: z.literal('github'),
    url: address,
    repository: z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, { error: 'Write owner/name' }),
  }),
  z.strictObject({ kind: z.literal('email'), to: z.email().max(254) }),
  z.strictObject({ kind: z.literal('webhook'), url: address }),
]);
export type Settings = z.output<typeof settings>;

/** Kinds that are opened with a token of the other system. */
export function needsToken(kind: ConnectionKind): boolean {
  return kind === 'jira' || kind === 'github';
}

/** Kinds from which answers come back, signed. */
export function answersBack(kind: ConnectionKind): boolean {
  return kind !== 'email';
}

/** The server that a token goes to; an e-mail address has none of its own. */
export function serverOf(of: Settings): string | undefined {
  return of.kind === 'email' ? undefined : new URL(of.url).origin;
}

/** Where it leads, in words. */
export function targetWords(of: Settings): string {
  switch (of.kind) {
    case 'jira':
      return `${new URL(of.url).host}, ${of.projectKey}`;
    case 'github':
      return of.repository;
    case 'email':
      return of.to;
    case 'webhook':
      return new URL(of.url).host;
  }
}

export const deliveryState = z.enum(['queued', 'delivered', 'failed']);
