import type { Authority } from './authority.ts';

/** What came with a request that may say who sends it. */
export interface Credentials {
  /** The secret after `Authorization: Bearer`. */
  readonly bearer?: string;
  /** The secret in the session cookie. */
  readonly session?: string;
}

/** Whom the door let in. */
export interface Visitor {
  readonly authority: Authority;
  /** Set when a session cookie let them in: what `x-csrf-token` (or a form's hidden field) must say before anything is changed. */
  readonly csrfToken?: string;
}

/**
 * Tells who stands behind a request. Answers nothing when the credentials are unknown, expired or revoked; a revoked one is
 * turned away within five seconds on every node.
 */
export interface Door {
  admit(credentials: Credentials): Promise<Visitor | undefined>;
}
