import type { Handoff } from '../../desk/handoff/contract.ts';
import { CallFailed, type CallOut, type CallReply } from '../../platform/outbound/index.ts';
import type { Secrets } from './secrets.ts';

/** What is given, and under which name it is known on our side: the same for every try. */
export interface Parcel {
  readonly deliveryId: string;
  readonly handoff: Handoff;
  /** The signed link by which the other side reads it as it stands, and answers. */
  readonly url: string;
  readonly pdf: Uint8Array;
  readonly at: Temporal.Instant;
  /** It may be there already: an earlier try did not hear what came of it. */
  readonly again: boolean;
}

/** What it is called on the other side, and where it is seen. */
export interface Receipt {
  readonly key: string | null;
  readonly url: string | null;
}

/** How one kind of system is spoken to. */
export interface Adapter<Of> {
  deliver(to: { readonly settings: Of; readonly secrets: Secrets; readonly call: CallOut }, parcel: Parcel): Promise<Receipt>;
  /** Finds out whether it would work, without leaving anything there but where that is the only way. */
  test(to: {
    readonly settings: Of;
    readonly secrets: Secrets;
    readonly call: CallOut;
    readonly at: Temporal.Instant;
    readonly id: string;
  }): Promise<void>;
}

/** What an answer that is none of these says to people; the body is never told. */
const told: Readonly<Record<number, string>> = {
  401: 'It does not accept the token (401)',
  403: 'The account may not do this there (403)',
  404: 'It does not know the project or repository (404)',
  410: 'It is gone (410)',
  422: 'It refused what was sent (422)',
  400: 'It refused what was sent (400)',
};

/** Checks an answer; what is not among these is a failure in words. */
export function mustBe({ status }: CallReply, ...good: readonly number[]): void {
  if (good.includes(status)) return;
  if (status >= 300 && status < 400) throw new CallFailed(`It sends elsewhere (${status}), which is not followed`, { passing: false });
  const passing = status === 408 || status === 429 || status >= 500;
  throw new CallFailed(told[status] ?? `It answered with ${status}`, { passing });
}

/** An answer as JSON. */
export function json({ text }: CallReply): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CallFailed('It did not answer with JSON', { passing: false, cause });
  }
}

/** An address below the connection's own, whatever it ends with. */
export function below(url: string, path: string): string {
  return `${url.replace(/\/+$/, '')}${path}`;
}
