import type { z } from 'zod';

/** One documented "no". `code` names the page that explains it: /errors/<code>. */
export interface RefusalKind<Facts extends z.ZodType = z.ZodType> {
  readonly code: string;
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 423 | 428 | 429 | 503;
  /** What is wrong, in one short sentence. */
  readonly title: string;
  /** What the person may do about it. */
  readonly advice: string;
  readonly facts?: Facts;
}

/** Declares a refusal. Its code says what is wrong: `packet-incomplete`, `ticket-not-open`. */
export function refusal<Facts extends z.ZodType>(kind: RefusalKind<Facts>): RefusalKind<Facts> {
  return kind;
}

/** An expected "no" on its way to whoever asked. Never thrown by hand: say `refuse(kind, facts)`. */
export class Refused extends Error {
  readonly kind: RefusalKind;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(kind: RefusalKind, facts: Readonly<Record<string, unknown>>) {
    super(`${kind.code}: ${kind.title}`);
    this.name = 'Refused';
    this.kind = kind;
    this.facts = facts;
  }
}

/** Ends the command with a documented "no"; `facts` say what stood in the way and go out with the answer. */
export function refuse<Facts extends z.ZodType>(kind: RefusalKind<Facts>, facts?: z.input<Facts>): never {
  // A facts schema is always an object, so that it can be spread into problem+json.
  throw new Refused(kind as RefusalKind, (facts ?? {}) as Readonly<Record<string, unknown>>);
}

/** Refusals that any operation may answer with. */
export const notFound = refusal({
  code: 'not-found',
  status: 404,
  title: 'There is no such thing here',
  advice: 'Check the address or number. What belongs to a client that you do not serve answers the same way.',
});
export const notSignedIn = refusal({
  code: 'not-signed-in',
  status: 401,
  title: 'Nobody is signed in',
  advice: 'Sign in, or send an API token as a Bearer token.',
});
export const notPermitted = refusal({
  code: 'not-permitted',
  status: 403,
  title: 'Your role does not allow this',
  advice: 'Ask a desk administrator for a role that does.',
});
export const inputInvalid = refusal({
  code: 'input-invalid',
  status: 400,
  title: 'Some of the input cannot be used',
  advice: 'Each entry of errors names a place in the input and what is expected there. Nothing was saved.',
});
export const versionConflict = refusal({
  code: 'version-conflict',
  status: 412,
  title: 'It has changed since you read it',
  advice: 'Read it again, compare, and send the change once more with the new ETag.',
});
export const tryAgain = refusal({
  code: 'try-again',
  status: 503,
  title: 'The desk cannot answer just now',
  advice: 'Wait for the seconds given in Retry-After and send the same request with the same Idempotency-Key.',
});
