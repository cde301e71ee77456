import type { RefusalKind } from '../../platform/refusal.ts';

/** A place in the input and what is expected there; `pointer` is `#/title`. */
export interface InputError {
  readonly pointer: string;
  readonly detail: string;
}

/** What every answer that says no carries (RFC 9457), besides the facts of that no. */
interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly errors?: readonly InputError[];
}

/** An answer of the desk that says no, or no answer at all. */
export class Problem extends Error {
  /** The refusal's code, such as `packet-incomplete`; `no-answer` when the desk could not be reached. */
  readonly code: string;
  readonly status: number;
  readonly advice: string;
  readonly errors: readonly InputError[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  constructor(status: number, body: ProblemBody, cause?: unknown) {
    super(body.title ?? `HTTP ${status}`, { cause });
    const { type, title: _title, detail, status: _status, requestId, errors, ...facts } = body;
    this.name = 'Problem';
    this.code = type?.split('/').at(-1) ?? 'unknown';
    this.status = status;
    this.advice = detail ?? '';
    this.errors = errors ?? [];
    this.facts = facts;
    this.requestId = requestId;
  }

  /** Whether this is that documented no. */
  is(kind: RefusalKind): boolean {
    return this.code === kind.code;
  }

  /** Whether sending the same once more may help: nothing was decided. */
  get passing(): boolean {
    return this.status === 0 || this.status === 503 || this.status === 429;
  }
}

/** The desk could not be reached: nothing is known of what was sent. */
export function noAnswer(cause: unknown): Problem {
  return new Problem(0, { type: '/errors/no-answer', title: 'no-answer' }, cause);
}

/** Reads what an answer that is no success says. */
export function problemFrom(status: number, text: string): Problem {
  try {
    // Whatever stands in front of the desk may answer too; only the fields above are looked at.
    const body = JSON.parse(text) as ProblemBody;
    return new Problem(status, typeof body === 'object' && body !== null ? body : {});
  } catch {
    return new Problem(status, {});
  }
}

/** What is wrong with one field of a form, by the input errors of the answer. */
export function errorOf(problem: Problem | null, field: string): string | undefined {
  return problem?.errors.find(({ pointer }) => pointer === `#/${field}` || pointer.startsWith(`#/${field}/`))?.detail;
}
