import { randomUUID } from 'node:crypto';
import { fastifyCookie } from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Authority, Reach } from '../authority.ts';
import type { Config } from '../config.ts';
import type { Denied } from '../denied.ts';
import type { Door } from '../door.ts';
import type { WorkPlace } from '../in-work.ts';
import type { Access } from '../permissions.ts';
import { notFound, Refused, tryAgain } from '../refusal.ts';
import type { Log, Metrics } from '../telemetry.ts';
import type { Gatekeeper } from './admission.ts';
import { serveApi } from './api.ts';
import { serveReference } from './api-reference.ts';
import { denialOf, type Failing } from './denials.ts';
import { serveErrorPages } from './error-pages.ts';
import { serveHealth } from './health.ts';
import { htmlScope } from './html-scope.ts';
import { servePages } from './pages.ts';
import { jsonBodyBytes, problemOf, problemType } from './problem.ts';
import { tooManyRequests } from './refusals.ts';
import { requestFuse } from './request-fuse.ts';
import { sessionCookie } from './session-cookie.ts';
import { streamGate } from './stream-gate.ts';
import { serveWeb } from './web.ts';

/** What the desk's port is opened with. */
export interface ServerOptions {
  readonly door: Door;
  /** The clients for which the caller's grants hold what is asked for. */
  readonly reachFor: (authority: Authority, access: Access) => Reach;
  readonly config: Config;
  readonly log: Log;
  /** Told of each answer that gave somebody who is signed in nothing; left out, no record is kept. */
  readonly denied?: ((denied: Denied) => void) | undefined;
  /** Answers `/metrics`; left out, nothing is counted. */
  readonly metrics?: Metrics;
  /** The built web, when there is one to serve. */
  readonly webFolder?: string;
}

/** The desk's one port. */
export interface DeskServer {
  /** For tests that need no socket. */
  readonly app: FastifyInstance;
  /** Begins to accept requests; answers the port. */
  listen(): Promise<{ readonly port: number }>;
  /** Stops accepting, lets what is in flight finish for ten seconds at most, and closes. */
  drain(): Promise<void>;
}

/** A large file over a slow line is still a request; nothing takes longer. */
const requestMilliseconds = 15 * 60_000;
const drainMilliseconds = 10_000;

/** Puts every operation and page of the program behind one port. */
export function createServer(place: WorkPlace, options: ServerOptions): DeskServer {
  const { config, log, metrics, denied } = options;
  const failing: Failing = { log, denied };
  let draining = false;
  const app = Fastify({
    logger: false,
    trustProxy: config.trustProxy ?? false,
    bodyLimit: jsonBodyBytes,
    requestTimeout: requestMilliseconds,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
    // Input and replies are checked by Zod alone; what Fastify would load for JSON Schema is a tenth of a start.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    genReqId: () => randomUUID(),
    frameworkErrors: (error, request, reply) => answerError(failing, error, request, reply),
  });
  app.decorateRequest('admitted');
  // Without a hook: only requests without a token have their cookies read, by session-cookie.ts.
  app.register(fastifyCookie, { hook: false });
  app.setErrorHandler((error, request, reply) => answerError(failing, error, request, reply));
  app.setNotFoundHandler((request, reply) => answerError(failing, new Refused(notFound, {}), request, reply));
  observe(app, log, metrics);

  const secure = config.baseUrl?.startsWith('https:') === true;
  const { signInsPerMinute } = config;
  const cookie = sessionCookie(secure);
  const keeper: Gatekeeper = { door: options.door, reachFor: options.reachFor, cookie, baseUrl: config.baseUrl };
  const gate = streamGate(Math.max(1, Math.trunc(config.databaseConnections / 2)));
  const serving = { place, gate, cookie, log, clock: place.clock, mostBytes: config.uploadMegabytes * 1_000_000 };

  app.register(async (site) => {
    const fuse = config.requestsPerMinute > 0 ? requestFuse(config.requestsPerMinute) : undefined;
    site.addHook('onRequest', (request, reply, done) => {
      if (draining) reply.header('connection', 'close');
      const waitSeconds = fuse?.(request.ip);
      if (waitSeconds !== undefined) reply.header('retry-after', waitSeconds);
      done(draining ? new Refused(tryAgain, {}) : waitSeconds === undefined ? undefined : new Refused(tooManyRequests, {}));
    });
    await site.register(rateLimit, { global: false });
    serveApi(site, place.program, { serving, keeper, secure, signInsPerMinute });
    serveReference(site, place.program);
    htmlScope(site, failing, secure, async (html) => {
      servePages(html, { place, keeper, secure, signInsPerMinute });
      serveErrorPages(html, place.program);
      if (options.webFolder !== undefined) await serveWeb(html, options.webFolder);
    });
  });
  serveHealth(app, { place, isDraining: () => draining, metrics, metricsToken: config.metricsToken });

  return {
    app,
    listen: async () => {
      await listenOn(app, config);
      const address = app.server.address();
      return { port: typeof address === 'object' && address !== null ? address.port : config.port };
    },
    drain: async () => {
      draining = true;
      const idle = setInterval(() => app.server.closeIdleConnections(), 50);
      const late = setTimeout(() => app.server.closeAllConnections(), drainMilliseconds);
      await app.close();
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}

function noSchemas(): never {
  throw new Error('Routes carry no JSON Schemas');
}

/** Without a host: every address of the machine, by IPv6 where there is any. */
async function listenOn(app: FastifyInstance, { port, host }: Config): Promise<void> {
  try {
    await app.listen({ port, host: host ?? '::' });
  } catch (error) {
    const { code } = error as Error & { readonly code?: string };
    if (host !== undefined || (code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL')) throw error;
    await app.listen({ port, host: '0.0.0.0' });
  }
}

function answerError({ log, denied }: Failing, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id);
  const denial = denied && denialOf(error, request);
  if (denial) denied(denial);
  if (problem.unexpected)
    log.error({ requestId: request.id, method: request.method, path: request.routeOptions.url, error }, 'a request failed');
  reply
    .code(problem.status)
    .headers({ 'cache-control': 'no-store', 'x-request-id': request.id, ...problem.headers })
    .type(problemType)
    .send(JSON.stringify(problem.body));
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The name under which requests are counted and logged. */
    operation?: string;
  }
}

/** Counts requests where somebody reads the counts, and logs each at level debug. Costs nothing otherwise. */
function observe(app: FastifyInstance, log: Log, metrics: Metrics | undefined): void {
  const debug = log.isLevelEnabled('debug');
  if (metrics === undefined && !debug) return;
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operation ?? request.routeOptions.url ?? 'none';
    metrics?.observe(operation, reply.statusCode, reply.elapsedTime / 1000);
    if (debug) log.debug({ requestId: request.id, operation, status: reply.statusCode, milliseconds: reply.elapsedTime }, 'request');
  });
}
