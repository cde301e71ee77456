import type { z } from 'zod';
import type { Access } from './permissions.ts';
import type { RefusalKind } from './refusal.ts';

/**
 * One definition per operation: route, validation, OpenAPI and the typed web client all derive from it.
 * Names in `path` (`:ticketId`) are fields of `input`; the rest of `input` travels in the query (GET) or the JSON body.
 * `input` refuses unknown fields, so that nothing is silently ignored.
 */
export interface Operation<Input extends z.ZodObject = z.ZodObject, Reply extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly permission: Access;
  readonly input: Input;
  readonly reply: Reply;
  readonly refusals: readonly RefusalKind[];
  /** The body is a file sent as it is; the handler reads it from `exchange.bytes`. Fields of `input` then travel in the query. */
  readonly takesBytes?: true;
  /** The answer is a file; the handler hands it over with `exchange.sendBytes`. */
  readonly givesBytes?: true;
  /** The reply holds a secret shown only once (a token, a link): it is never stored, so a repeated Idempotency-Key cannot show it again. */
  readonly secretReply?: true;
  /**
   * It changes what has a version: with `If-Match` it is done to that version alone, else refused as `version-conflict`. The handler
   * holds `exchange.ifMatch` against it. Every other operation refuses `If-Match`, so that nobody believes it was looked at.
   */
  readonly takesVersion?: true;
  /** It may be held for so many seconds before it is done, and taken back until then (held-acts). */
  readonly undoSeconds?: number;
  /** Runs in a read-only transaction. GET does so by itself. */
  readonly readOnly?: true;
}

/** Declares an operation. */
export function operation<Input extends z.ZodObject, Reply extends z.ZodType>(
  definition: Operation<Input, Reply>,
): Operation<Input, Reply> {
  return definition;
}

/** The names of the path's parameters: `/tickets/:ticketId` → `['ticketId']`. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '');
}
