import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { ServedOperation } from '../module.ts';
import type { Program } from '../program.ts';
import { refuse } from '../refusal.ts';
import { admit, type Gatekeeper } from './admission.ts';
import { readJson } from './json-body.ts';
import { tooManyRequests } from './refusals.ts';
import { apiHeaders, strictTransportSeconds } from './security-headers.ts';
import { type Serving, serveOperation } from './serve-operation.ts';

/** Where operations are served. */
export const apiPrefix = '/api/v1';

/** What the API is served with. */
export interface ApiSettings {
  readonly serving: Serving;
  readonly keeper: Gatekeeper;
  /** Whether people reach the desk by https. */
  readonly secure: boolean;
  readonly signInsPerMinute: number;
}

/** Puts every operation of the program under `/api/v1`. */
export function serveApi(app: FastifyInstance, program: Program, { serving, keeper, secure, signInsPerMinute }: ApiSettings): void {
  const takingBytes = program.operations.filter(({ operation }) => operation.takesBytes === true);
  const takingJson = program.operations.filter(({ operation }) => operation.takesBytes !== true);
  const tightly = { max: signInsPerMinute, timeWindow: 60_000, errorResponseBuilder: () => refuse(tooManyRequests) };
  const route = (served: ServedOperation): RouteOptions => {
    const { method, path, permission, name } = served.operation;
    const changes = method !== 'GET';
    return {
      method,
      url: `${apiPrefix}${path}`,
      // Before the body is read.
      onRequest: async (request: FastifyRequest) => {
        await admit(keeper, request, permission, changes);
      },
      handler: serveOperation(serving, served),
      config: { operation: name, ...(changes && permission === 'public' && { rateLimit: tightly }) },
    };
  };

  const headers = secure ? { ...apiHeaders, 'strict-transport-security': `max-age=${strictTransportSeconds}` } : apiHeaders;
  app.register(async (api) => {
    api.addHook('onRequest', (request, reply, done) => {
      reply.headers(headers).header('x-request-id', request.id);
      done();
    });
    api.removeAllContentTypeParsers();
    await api.register(async (json) => {
      json.addContentTypeParser('application/json', { parseAs: 'string' }, readJson(json));
      for (const served of takingJson) json.route(route(served));
    });
    await api.register(async (bytes) => {
      // Bodies stay where they are; handlers read them chunk by chunk.
      bytes.addContentTypeParser('*', (_request, _body, done) => done(null));
      for (const served of takingBytes) bytes.route(route(served));
    });
  });
}
