import { z } from 'zod';
import type { ServedOperation } from '../module.ts';
import { type Operation, pathParameters } from '../operation.ts';
import type { Program } from '../program.ts';
import { apiPrefix } from './api.ts';
import { givesTag } from './entity-tag.ts';
import { errorAnswers, problemAnswers, problemSchemas } from './openapi-problems.ts';
import { type JsonSchema, schemaWriter } from './openapi-schemas.ts';

/** Where the description is served. */
export const openapiPath = '/api/openapi.json';

/** The API of this program as OpenAPI 3.1, written from the very definitions that serve it. */
export function openapi(program: Program): JsonSchema {
  const { write, components } = schemaWriter();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  const modules = program.modules.filter(({ serves = [] }) => serves.length > 0);
  for (const { served, tag } of modules.flatMap(({ name, serves = [] }) => serves.map((served) => ({ served, tag: name })))) {
    const { method, path } = served.operation;
    const template = `${apiPrefix}${path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`;
    const standing = paths[template] ?? {};
    paths[template] = { ...standing, [method.toLowerCase()]: { tags: [tag], ...describeOperation(served, write) } };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Secondline',
      version: '1',
      description:
        'Everything the browser does goes through here. POST takes an Idempotency-Key: the same request sent again within 24 hours is ' +
        'answered, not done, again. Replies with a version carry an ETag; operations with an If-Match parameter change that version alone, ' +
        'and all others refuse If-Match. At least 10,000 requests a minute are taken from one address ' +
        'unless the operator set less; sign-in takes fewer. Every no is application/problem+json, and its type leads to a page about it.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [], csrf: [] }],
    tags: modules.map(({ name }) => ({ name })),
    paths,
    components: {
      schemas: { ...problemSchemas(program), ...components },
      responses: problemAnswers(program),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token' },
        session: { type: 'apiKey', in: 'cookie', name: 'secondline', description: 'A browser session; `__Host-secondline` behind https' },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'x-csrf-token',
          description: 'Beside a session, for everything that changes something',
        },
      },
    },
  };
}

type Write = ReturnType<typeof schemaWriter>['write'];

function describeOperation({ operation }: ServedOperation, write: Write): JsonSchema {
  const { name, summary, description, permission, undoSeconds } = operation;
  const undoable =
    undoSeconds && `Can be held for ${undoSeconds} seconds and taken back until then (\`holdAct\`); called itself it is done at once.`;
  const input = write(`${capital(name)}Input`, operation.input, 'input', 'inline');
  const inPath = new Set(pathParameters(operation.path));
  const inBody = ['POST', 'PUT', 'PATCH'].includes(operation.method) && operation.takesBytes !== true;
  const fields = Object.entries(asRecord(input.properties));
  const required = new Set(Array.isArray(input.required) ? input.required : []);
  const parameters = fields
    .filter(([field]) => inPath.has(field) || !inBody)
    .map(([field, schema]) => parameter(field, asRecord(schema), inPath.has(field), required.has(field)));
  const tagged = givesTag(operation.reply);
  const headers = [
    ...(operation.method === 'POST' && permission !== 'public' ? [idempotencyHeader] : []),
    ...(operation.takesVersion ? [ifMatchHeader] : []),
    ...(tagged && operation.method === 'GET' ? [ifNoneMatchHeader] : []),
  ];
  const bodyFields = inBody ? fields.filter(([field]) => !inPath.has(field)) : [];
  return {
    operationId: name,
    summary,
    description: [description, undoable, accessOf(permission)].filter((part) => part !== undefined).join('\n\n'),
    ...(permission === 'public' && { security: [] }),
    parameters: [...parameters, ...headers],
    ...(bodyFields.length > 0 && { requestBody: jsonBody(bodyFields, required) }),
    ...(operation.takesBytes && { requestBody: { required: true, content: { '*/*': {} } } }),
    responses: { ...success(operation, write, tagged), ...errorAnswers(operation) },
  };
}

function accessOf(permission: Operation['permission']): string {
  if (permission === 'public') return 'Open to everybody.';
  return permission === 'signed_in' ? 'Open to whoever is signed in.' : `Needs the permission \`${permission}\`.`;
}

function parameter(name: string, schema: JsonSchema, inPath: boolean, required: boolean): JsonSchema {
  return { name, in: inPath ? 'path' : 'query', required: inPath || required, schema };
}

const idempotencyHeader: JsonSchema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Unique per request; the same request sent again with it within 24 hours is not done again',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const ifMatchHeader: JsonSchema = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag of what was read: it is changed in that version alone, else refused as `version-conflict`',
  schema: { type: 'string' },
};

const ifNoneMatchHeader: JsonSchema = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The ETag of what is held already: answered with 304 while that is still so',
  schema: { type: 'string' },
};

const tagHeader = {
  ETag: { description: 'The version of what is shown, as If-Match and If-None-Match take it', schema: { type: 'string' } },
};

function jsonBody(fields: readonly (readonly [string, unknown])[], required: ReadonlySet<unknown>): JsonSchema {
  const needed = fields.map(([field]) => field).filter((field) => required.has(field));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields),
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  };
  return { required: needed.length > 0, content: { 'application/json': { schema } } };
}

function success(operation: Operation, write: Write, tagged: boolean): JsonSchema {
  if (operation.givesBytes) return { 200: { description: 'The file', content: { 'application/octet-stream': {} } } };
  if (operation.reply instanceof z.ZodVoid || operation.reply instanceof z.ZodUndefined) return { 204: { description: 'Done' } };
  const schema = write(`${capital(operation.name)}Reply`, operation.reply, 'output', 'component');
  const done = { description: 'Done', ...(tagged && { headers: tagHeader }), content: { 'application/json': { schema } } };
  if (!tagged || operation.method !== 'GET') return { 200: done };
  return { 200: done, 304: { description: 'What you hold is still so', headers: tagHeader } };
}

function asRecord(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
