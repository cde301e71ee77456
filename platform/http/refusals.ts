import { z } from 'zod';
import { refusal } from '../refusal.ts';

/** Refusals of the way in itself, whichever operation was asked for. */
export const notTrusted = refusal({
  code: 'request-not-trusted',
  status: 403,
  title: 'This change was not asked for from the desk itself',
  advice: 'Reload the page and try again. Programs send an API token as a Bearer token instead of a session cookie.',
});
export const tooLarge = refusal({
  code: 'too-large',
  status: 413,
  title: 'More was sent than is taken',
  advice: 'Send less at once. mostBytes says how much is taken; for files an administrator can raise it.',
  facts: z.object({ mostBytes: z.int() }),
});
export const wrongKindOfBody = refusal({
  code: 'wrong-kind-of-body',
  status: 415,
  title: 'The body is of a kind that is not taken here',
  advice: 'Send JSON with Content-Type: application/json; files go as they are to the operations that take bytes.',
});
export const versionNotTaken = refusal({
  code: 'version-not-taken',
  status: 400,
  title: 'If-Match is not looked at here',
  advice:
    'Nothing was done. Where the input has readVersion or fromVersion, send the version you read in it; else read again, compare, and send the request without If-Match.',
});
export const tooManyRequests = refusal({
  code: 'too-many-requests',
  status: 429,
  title: 'Too many requests came from this address',
  advice: 'Wait for the seconds given in Retry-After.',
});
export const keyUsedOtherwise = refusal({
  code: 'idempotency-key-used-otherwise',
  status: 422,
  title: 'This Idempotency-Key was sent before with another request',
  advice: 'Use a new key for each new request, and the old key only to repeat the same one.',
});
export const stillRunning = refusal({
  code: 'still-running',
  status: 409,
  title: 'The same request is still being worked on',
  advice: 'Wait for the seconds given in Retry-After, then send it again with the same Idempotency-Key.',
});
export const replyNotKept = refusal({
  code: 'reply-not-kept',
  status: 409,
  title: 'This was done before, and its answer held a secret that is shown only once',
  advice: 'Look at what was made; when the secret is lost, make a new one and revoke the old.',
});
/** Never refused with: the code of answers to mistakes of the program itself. */
export const internalError = {
  code: 'internal-error',
  status: 500,
  title: 'Something went wrong in the desk itself',
  advice: 'Nothing was saved. Tell an administrator the requestId: the log names the cause under it.',
} as const;
