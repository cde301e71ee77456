import { inputInvalid, type RefusalKind, Refused, tryAgain } from '../refusal.ts';
import { internalError, tooLarge, tooManyRequests, wrongKindOfBody } from './refusals.ts';

/** An answer that says no, as problem+json (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** The same for people, on a page. */
  readonly page: { readonly status: number; readonly title: string; readonly advice: string };
  /** A mistake of the program or the machine: to be logged with its cause. */
  readonly unexpected: boolean;
}

export const problemType = 'application/problem+json; charset=utf-8';

/** How long to wait before asking again: a database that restarts needs a few seconds. */
const retrySeconds = '2';

/** What an error says to whoever asked: a refusal in full, a lost database as "try again", anything else without details. */
export function problemOf(error: unknown, requestId: string): Problem {
  const refused = asRefused(error);
  const { kind, facts } = refused ?? { kind: internalError, facts: {} };
  const { status, title, advice } = kind;
  return {
    status,
    headers: headersOf(kind),
    body: describe(kind, facts, requestId),
    page: { status, title, advice },
    unexpected: refused === undefined || (refused !== error && status === 503),
  };
}

/** A refusal, or the answer to a mistake of the program itself. */
type Said = Pick<RefusalKind | typeof internalError, 'code' | 'status' | 'title' | 'advice'>;

function describe(
  { code, status, title, advice }: Said,
  facts: Readonly<Record<string, unknown>>,
  requestId: string,
): Readonly<Record<string, unknown>> {
  return { ...facts, type: `/errors/${code}`, title, status, detail: advice, requestId };
}

function headersOf({ status, code }: Said): Readonly<Record<string, string>> {
  if (status === 503 || code === 'still-running') return { 'retry-after': retrySeconds };
  return status === 401 ? { 'www-authenticate': 'Bearer' } : {};
}

function asRefused(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  if (!(error instanceof Error)) return undefined;
  if (isLostDatabase(error) || isLostRace(error)) return new Refused(tryAgain, {});
  return fromFramework(error);
}

/** What Fastify says no to before an operation is reached. */
function fromFramework(error: Error): Refused | undefined {
  const { code, statusCode, limit } = error as Error & { readonly code?: string; readonly statusCode?: number; readonly limit?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refused(tooLarge, { mostBytes: limit ?? jsonBodyBytes });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refused(wrongKindOfBody, {});
  if (statusCode === 429) return new Refused(tooManyRequests, {});
  if (statusCode === 400) return new Refused(inputInvalid, { errors: [{ pointer: '#', detail: error.message }] });
  return undefined;
}

/** Larger bodies of JSON than this are refused; files go as bytes. */
export const jsonBodyBytes = 1_048_576;

/** PostgreSQL's and the machine's words for a server that is gone, starting, stopping or full. */
const lostCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const lostStates = new Set(['57P01', '57P02', '57P03', '53300', '55P03', '25006']);
const lostWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** Whether the database could not be reached, or went away under the request. */
export function isLostDatabase(error: Error): boolean {
  const { code = '', syscall, severity } = error as Error & Partial<Record<'code' | 'syscall' | 'severity', string>>;
  // PostgreSQL ends the connection, or never begins it: starting, stopping, full, closed to us.
  if (severity === 'FATAL' || severity === 'PANIC') return true;
  if (lostStates.has(code) || code.startsWith('08')) return true;
  if (lostCodes.has(code) && (code !== 'ENOENT' || syscall === 'connect')) return true;
  return lostWords.test(error.message);
}

/** A race lost more often than it is run again for: the next try of the caller will win. */
function isLostRace(error: Error): boolean {
  const { code, constraint } = error as Error & { readonly code?: string; readonly constraint?: string };
  return code === '40001' || code === '40P01' || constraint === 'fact_stream_version' || constraint === 'head_stream';
}
