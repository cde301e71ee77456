import assert from 'node:assert/strict';
import type { Sent } from './send.ts';

/** Status and, of a "no", its code: `404 not-found`. */
export function saidOf({ status, json }: Sent): string {
  const { type } = (typeof json === 'object' && json !== null ? json : {}) as { readonly type?: unknown };
  return typeof type === 'string' ? `${status} ${type.replace('/errors/', '')}` : String(status);
}

/** An answer without what differs from one request to the next: the request's own id, the time of day, what is left of a limit. */
export function answerOf({ status, headers, text }: Sent): { readonly status: number; readonly headers: object; readonly text: string } {
  const { date, 'x-request-id': requestId = '', ...rest } = headers;
  const steady = Object.entries(rest).filter(([name]) => !name.startsWith('x-ratelimit-'));
  const quiet = requestId === '' ? text : text.replaceAll(requestId, '(request)');
  return { status, headers: Object.fromEntries(steady), text: quiet };
}

/** Two answers are the same to the byte, in every header too. */
export function sameAnswer(one: Sent, other: Sent, about: string): void {
  assert.deepEqual(answerOf(one), answerOf(other), about);
}

/** Lets several ask side by side, as they do at a real desk: what one is answered must not depend on the others. */
export async function atOnce<One>(all: readonly One[], ask: (one: One) => Promise<void>): Promise<void> {
  await Promise.all(all.map(ask));
}
