import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { denialOf, type Failing } from './denials.ts';
import { renderRefusal } from './error-pages.ts';
import { problemOf } from './problem.ts';
import { pagePolicy, strictTransportSeconds } from './security-headers.ts';

/** Everything that answers with HTML: strict headers, and refusals as a page to read. */
export function htmlScope(app: FastifyInstance, failing: Failing, secure: boolean, fill: (html: FastifyInstance) => Promise<void>): void {
  app.register(async (html) => {
    await html.register(helmet, {
      enableCSPNonces: true,
      contentSecurityPolicy: { useDefaults: false, directives: copyOf(pagePolicy) },
      strictTransportSecurity: secure ? { maxAge: strictTransportSeconds, includeSubDomains: false } : false,
      // "no-referrer" would turn the Origin of our own forms into "null"; this tells other sites nothing either.
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    });
    html.addHook('onRequest', async (_request, reply) => {
      reply.header('x-robots-tag', 'noindex');
    });
    html.setErrorHandler((error, request, reply) => answerWithPage(failing, error, request, reply));
    await fill(html);
  });
}

function answerWithPage({ log, denied }: Failing, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id);
  const denial = denied && denialOf(error, request);
  if (denial) denied(denial);
  if (problem.unexpected) log.error({ requestId: request.id, path: request.routeOptions.url, error }, 'a page failed');
  reply
    .code(problem.status)
    .headers({ 'cache-control': 'no-store', 'x-request-id': request.id, ...problem.headers })
    .type('text/html; charset=utf-8')
    .send(renderRefusal({ ...problem.page, nonce: reply.cspNonce.style }));
}

function copyOf(policy: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(policy).map(([name, sources]) => [name, [...sources]]));
}
