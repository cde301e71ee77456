import { z } from 'zod';
import { type Operation, pathParameters } from '../operation.ts';
import { inputInvalid, refuse } from '../refusal.ts';
import { deepest, isSound } from '../sound-text.ts';

/** One place in the input and what is expected there; `pointer` is a JSON pointer as a URI fragment, `#/title`. */
export interface InputError {
  readonly pointer: string;
  readonly detail: string;
}

/** What of a request the input is made from. */
export interface RawInput {
  readonly parameters: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** More errors than this help nobody. */
const mostErrors = 50;

/** Prepares how the input of an operation is read: names in the path, the rest from the query or the JSON body. */
export function inputReader(operation: Operation): (raw: RawInput) => Readonly<Record<string, unknown>> {
  const names = pathParameters(operation.path);
  const lists = Object.entries(operation.input.shape).flatMap(([name, schema]) => (takesList(schema) ? [name] : []));
  const fromQuery = operation.method === 'GET' || operation.method === 'DELETE' || operation.takesBytes === true;
  return ({ parameters, query, body }) => {
    const rest = fromQuery ? inLists(asFields(query), lists) : asFields(body);
    if (!fromQuery) refuseFields(Object.keys(asFields(query)), 'Send this in the body');
    refuseFields(
      names.filter((name) => Object.hasOwn(rest, name)),
      'This stands in the path',
    );
    const input = names.length === 0 ? rest : { ...rest, ...asFields(parameters) };
    refuseBrokenText(input);
    const result = operation.input.safeParse(input);
    return result.success ? result.data : refuse(inputInvalid, { errors: result.error.issues.flatMap(errorsOf).slice(0, mostErrors) });
  };
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) invalid('#', 'Send a JSON object');
  // Fastify's queries and parsed JSON objects are plain records.
  return value as Readonly<Record<string, unknown>>;
}

function refuseFields(names: readonly string[], detail: string): void {
  if (names.length > 0)
    refuse(inputInvalid, { errors: names.slice(0, mostErrors).map((name) => ({ pointer: pointerTo([name]), detail })) });
}

/** A query says a list of one like a single value; the schema knows which it is. */
function inLists(query: Readonly<Record<string, unknown>>, lists: readonly string[]): Readonly<Record<string, unknown>> {
  if (lists.every((name) => query[name] === undefined || Array.isArray(query[name]))) return query;
  return { ...query, ...Object.fromEntries(lists.filter((name) => typeof query[name] === 'string').map((name) => [name, [query[name]]])) };
}

function takesList(schema: unknown): boolean {
  if (schema instanceof z.ZodArray) return true;
  return (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) && takesList(schema.unwrap());
}

function errorsOf(issue: z.core.$ZodIssue): readonly InputError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), detail: 'There is no such field' }));
  return [{ pointer: pointerTo(issue.path), detail: issue.message }];
}

/** A JSON pointer (RFC 6901) as a URI fragment. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return `#${path.map((key) => `/${encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1').toWellFormed())}`).join('')}`;
}

/**
 * PostgreSQL keeps no NUL characters and no lone surrogates; a text with one is named here instead of failing there.
 * Also ends at a depth that nobody's input has, so that nothing later recurses without bound.
 */
export function refuseBrokenText(input: unknown): void {
  if (!isSound(input)) nameBroken(input, []);
}

/** Finds what `isSound` stumbled over; apart from it, so that sound input costs no paths. */
function nameBroken(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) invalid(pointerTo(path), 'It holds a NUL character; take it out');
    if (!value.isWellFormed()) invalid(pointerTo(path), 'It holds half of a character (a lone surrogate); take it out');
  } else if (typeof value === 'object' && value !== null) {
    if (path.length >= deepest) invalid(pointerTo(path), `It is nested more than ${deepest} deep`);
    for (const [key, member] of Object.entries(value)) {
      if (!isSound(key)) invalid(pointerTo(path), 'The name of a field holds a character that cannot be kept');
      nameBroken(member, [...path, key]);
    }
  }
}

function invalid(pointer: string, detail: string): never {
  return refuse(inputInvalid, { errors: [{ pointer, detail }] });
}
