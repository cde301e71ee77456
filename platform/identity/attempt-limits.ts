import { isIPv6 } from 'node:net';

/** How much guessing is looked at within a quarter of an hour (A48). */
export interface AttemptLimits {
  /** Attempts at one e-mail address, whether anybody has it or not, from wherever. */
  readonly atOneEmail: number;
  /** How many of those are kept for addresses that the account has signed in from, so that strangers cannot lock its owner out. */
  readonly keptForKnown: number;
  /** Failed attempts from one network address, at whatever e-mail addresses. */
  readonly fromOneAddress: number;
}

export const attemptWindowMinutes = 15;
export const signInLimits: AttemptLimits = { atOneEmail: 10, keptForKnown: 2, fromOneAddress: 50 };
export const resetLimits: AttemptLimits = { atOneEmail: 3, keptForKnown: 0, fromOneAddress: 20 };

/** What was attempted within the window, each list oldest first. */
export interface AttemptHistory {
  readonly atEmail: readonly Temporal.Instant[];
  readonly fromAddress: readonly Temporal.Instant[];
  readonly addressKnown: boolean;
}

export type AttemptDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly by: 'email' | 'address'; readonly retryAt: Temporal.Instant };

/** Whether one more attempt is looked at, and if not, when the next one will be. */
export function decideAttempt(limits: AttemptLimits, { atEmail, fromAddress, addressKnown }: AttemptHistory): AttemptDecision {
  const allowedAtEmail = addressKnown ? limits.atOneEmail : limits.atOneEmail - limits.keptForKnown;
  const byEmail = waitingFor(atEmail, allowedAtEmail);
  if (byEmail !== undefined) return { allowed: false, by: 'email', retryAt: byEmail };
  const byAddress = waitingFor(fromAddress, limits.fromOneAddress);
  return byAddress === undefined ? { allowed: true } : { allowed: false, by: 'address', retryAt: byAddress };
}

/** With as many as allowed in the window, the next is looked at when the oldest of the last so many leaves it. */
function waitingFor(attempts: readonly Temporal.Instant[], allowed: number): Temporal.Instant | undefined {
  return attempts.length < allowed ? undefined : attempts.at(-allowed)?.add({ minutes: attemptWindowMinutes });
}

/** Who shares a limit: one IPv4 address, or one IPv6 network of 64 bits, since any one machine may have all of that. */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain.slice(0, 64);
  const [before = '', after] = plain.toLowerCase().split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const groups = after === undefined ? head : [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
