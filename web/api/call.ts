import type { z } from 'zod';
import type { Operation } from '../../platform/operation.ts';
import { learnServerTime } from '../platform/time/server-time.ts';
import { noteAnswer } from './connection.ts';
import { noAnswer, type Problem, problemFrom } from './problem.ts';
import { repeatKey } from './repeat-key.ts';
import { requestOf } from './request.ts';
import { currentCsrfToken } from './session-token.ts';

/** Longer than any answer of the desk takes; then we say that it does not answer. */
const timeoutMilliseconds = 30_000;

/**
 * Asks the desk to run an operation and answers its reply, typed by the contract.
 * Throws `Problem`, with the refusal's code when the desk says no and `no-answer` when nothing came back.
 */
export async function call<Input extends z.ZodObject, Reply extends z.ZodType>(
  operation: Operation<Input, Reply>,
  input: z.input<Input>,
  signal?: AbortSignal,
): Promise<z.output<Reply>> {
  const { url, method, body } = requestOf(operation, input);
  const repeat = method === 'POST' && operation.readOnly !== true ? repeatKey(operation.name, `${url} ${body ?? ''}`) : undefined;
  const token = currentCsrfToken();
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(method !== 'GET' && token !== undefined && { 'x-csrf-token': token }),
    ...(repeat && { 'idempotency-key': repeat.key }),
  };
  const answer = await fetched(url, { method, headers, ...(body !== undefined && { body }) }, signal);
  const problem = answer.ok ? undefined : problemFrom(answer.status, answer.text);
  if (problem === undefined || !problem.passing) repeat?.answered();
  if (problem !== undefined) throw problem;
  // The desk parsed its reply by the same contract before it sent it.
  return (answer.text === '' ? null : JSON.parse(answer.text)) as z.output<Reply>;
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

async function fetched(url: string, request: RequestInit, signal: AbortSignal | undefined): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  try {
    const response = await fetch(url, {
      ...request,
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    learnServerTime(response.headers.get('date'));
    noteAnswer(true);
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (error) {
    if (signal?.aborted) throw error;
    noteAnswer(false);
    throw noAnswer(error) satisfies Problem;
  }
}
