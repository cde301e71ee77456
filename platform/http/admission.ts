import type { FastifyRequest } from 'fastify';
import { type Authority, anonymousAuthority, type Reach } from '../authority.ts';
import type { Door } from '../door.ts';
import type { Access } from '../permissions.ts';
import { notPermitted, notSignedIn, refuse } from '../refusal.ts';
import { notTrusted } from './refusals.ts';
import type { SessionCookie } from './session-cookie.ts';
import { isFromOwnPage, isSame } from './trust.ts';

/** What the way in knows about who may pass. */
export interface Gatekeeper {
  readonly door: Door;
  /** The clients for which the caller's grants hold what is asked for. */
  readonly reachFor: (authority: Authority, access: Access) => Reach;
  readonly cookie: SessionCookie;
  readonly baseUrl: string | undefined;
}

/** Whoever was let in. */
interface LetIn {
  readonly authority: Authority;
  /** The secret of the session cookie that let them in. */
  readonly sessionSecret?: string;
}

/** Whoever was let in, and how far. */
export interface Admitted extends LetIn {
  readonly reach: Reach;
  /** A secret in the address let them in: it stands in no record. */
  readonly bySecret?: true;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before a body is read, so that strangers cannot make the desk read one; also for those who were known and refused. */
    admitted: Admitted;
  }
}

/**
 * Lets a request in to an operation, or refuses: `not-signed-in`, `not-permitted`, `request-not-trusted`. A change that a
 * session cookie stands for needs the session's own token beside it, and must come from one of our pages; Bearer tokens are never sent
 * by a browser on its own and need neither.
 */
export async function admit(keeper: Gatekeeper, request: FastifyRequest, access: Access, changes: boolean): Promise<Admitted> {
  const letIn = await atTheDoor(keeper, request, access, changes);
  const { authority } = letIn;
  if (access !== 'public' && authority.kind === 'anonymous') refuse(notSignedIn);
  const reach = keeper.reachFor(authority, access);
  request.admitted = { ...letIn, reach };
  if (access !== 'public' && access !== 'signed_in' && reach.length === 0) refuse(notPermitted);
  return request.admitted;
}

const nobody: LetIn = { authority: anonymousAuthority };

async function atTheDoor(keeper: Gatekeeper, request: FastifyRequest, access: Access, changes: boolean): Promise<LetIn> {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const bearer = /^Bearer ([!-~]{1,500})$/i.exec(authorization)?.[1] ?? refuse(notSignedIn);
    const visitor = await keeper.door.admit({ bearer });
    return visitor === undefined ? refuse(notSignedIn) : { authority: visitor.authority };
  }
  if (changes && !isFromOwnPage(request.headers, keeper.baseUrl)) refuse(notTrusted);
  const sessionSecret = keeper.cookie.read(cookie);
  const visitor = sessionSecret === undefined ? undefined : await keeper.door.admit({ session: sessionSecret });
  if (sessionSecret === undefined || visitor === undefined) return nobody;
  if (!changes || isSame(request.headers['x-csrf-token'], visitor.csrfToken ?? '')) return { authority: visitor.authority, sessionSecret };
  // Signing in again from a stale page needs no token, but then nothing is done in the old session's name.
  return access === 'public' ? nobody : refuse(notTrusted);
}
