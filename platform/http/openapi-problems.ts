import { z } from 'zod';
import type { Operation } from '../operation.ts';
import type { Program } from '../program.ts';
import { inputInvalid, notFound, notPermitted, notSignedIn, type RefusalKind, tryAgain, versionConflict } from '../refusal.ts';
import { placesInInput } from '../wire.ts';
import { asJsonSchema, type JsonSchema } from './openapi-schemas.ts';
import {
  internalError,
  keyUsedOtherwise,
  notTrusted,
  replyNotKept,
  stillRunning,
  tooLarge,
  tooManyRequests,
  versionNotTaken,
  wrongKindOfBody,
} from './refusals.ts';

type Described = Pick<RefusalKind, 'code' | 'title' | 'advice' | 'facts'> & { readonly status: number };

/** Every problem that an operation can answer with: its own refusals and those of the way in. */
function problemsOf({ method, permission, path, refusals, takesBytes, takesVersion }: Operation): readonly Described[] {
  const signedIn = permission === 'public' ? [] : [notSignedIn];
  const permitted = permission === 'public' || permission === 'signed_in' ? [] : [notPermitted];
  const changing = method === 'GET' ? [] : [notTrusted];
  const found = path.includes(':') ? [notFound] : [];
  const body = method === 'GET' || method === 'DELETE' ? [] : takesBytes ? [tooLarge] : [tooLarge, wrongKindOfBody];
  const keyed = method === 'POST' && permission !== 'public' ? [keyUsedOtherwise, replyNotKept, stillRunning] : [];
  const matched = takesVersion ? [versionConflict] : [versionNotTaken];
  const always = [inputInvalid, tooManyRequests, tryAgain, internalError];
  return [...new Set<Described>([...refusals, ...signedIn, ...permitted, ...changing, ...found, ...body, ...keyed, ...matched, ...always])];
}

/** The answers of an operation that say no, by status. What stands alone under its status is described once for all operations. */
export function errorAnswers(operation: Operation): JsonSchema {
  const byStatus = Map.groupBy(problemsOf(operation), ({ status }) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      status,
      kinds.length === 1 && kinds[0] !== undefined ? { $ref: `#/components/responses/${nameOf(kinds[0].code)}` } : answerOf(status, kinds),
    ]),
  );
}

function answerOf(status: number, kinds: readonly Described[]): JsonSchema {
  const schemas = kinds.map(({ code }) => ({ $ref: `#/components/schemas/${nameOf(code)}` }));
  return {
    description: kinds.map(({ code, title }) => `\`${code}\`: ${title}`).join('\n\n'),
    ...((status === 429 || status === 503) && {
      headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds to wait' } },
    }),
    content: { 'application/problem+json': { schema: schemas.length === 1 ? schemas[0] : { oneOf: schemas } } },
  };
}

/** The answers that several operations share. */
export function problemAnswers(program: Program): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(allProblems(program).map((kind) => [nameOf(kind.code), answerOf(kind.status, [kind])]));
}

/** A schema for each problem of the program: its type, its status and the facts that come with it. */
export function problemSchemas(program: Program): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(allProblems(program).map((kind) => [nameOf(kind.code), schemaOf(kind)]));
}

const allProblems = (program: Program): readonly Described[] => program.operations.flatMap(({ operation }) => problemsOf(operation));

function schemaOf({ code, status, title, facts }: Described): JsonSchema {
  const carried = code === inputInvalid.code ? placesInInput : facts;
  const { properties = {}, required = [] } = asJsonSchema(carried ?? z.object({}), 'output') as {
    properties?: object;
    required?: string[];
  };
  return {
    type: 'object',
    description: title,
    properties: {
      ...properties,
      type: { const: `/errors/${code}` },
      title: { type: 'string' },
      status: { const: status },
      detail: { type: 'string', description: 'What to do about it' },
      requestId: { type: 'string', format: 'uuid', description: 'Under it the log keeps what happened' },
    },
    required: [...required, 'type', 'title', 'status', 'detail', 'requestId'],
  };
}

/** `packet-incomplete` → `PacketIncompleteProblem`. */
const nameOf = (code: string): string => `${code.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Problem`;
