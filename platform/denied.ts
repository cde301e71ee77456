import type { Authority } from './authority.ts';

/** An answer that gave somebody who is signed in nothing: not allowed, or nothing of the kind within their reach. */
export interface Denied {
  readonly authority: Authority;
  /** The operation's name, or a page's method and path. */
  readonly operation: string;
  readonly answer: 'not_permitted' | 'not_found';
  /** The ids in the path; none for pages whose address is a secret. */
  readonly things: readonly string[];
  readonly address: string;
  readonly requestId: string;
}
