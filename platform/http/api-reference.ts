import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Program } from '../program.ts';
import { openapi, openapiPath } from './openapi.ts';

const docsPath = '/api/docs';
const scriptPath = `${docsPath}/reference.js`;

/** The reference as it is sent: the page, what it may load, and its one script. */
interface Reference {
  readonly page: string;
  readonly policy: string;
  readonly script: Buffer;
}

/** Serves the description of the API, and the reference that shows it. Both are made when first asked for, and nothing comes from elsewhere. */
export function serveReference(app: FastifyInstance, program: Program): void {
  let description: string | undefined;
  let reference: Promise<Reference> | undefined;
  const whole = (): Promise<Reference> => {
    reference ??= loadReference();
    return reference;
  };

  app.get(openapiPath, async (_request, reply) => {
    description ??= JSON.stringify(openapi(program));
    return reply
      .headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
      .type('application/json; charset=utf-8')
      .send(description);
  });
  app.get(`${docsPath}/`, async (_request, reply) => reply.redirect(docsPath, 308));
  app.get(docsPath, async (_request, reply) => {
    const { page, policy } = await whole();
    return pageHeaders(reply, policy).type('text/html; charset=utf-8').send(page);
  });
  app.get(scriptPath, async (request, reply) => {
    const { script } = await whole();
    reply.headers({ 'cache-control': 'public, max-age=3600', 'x-content-type-options': 'nosniff', vary: 'accept-encoding' });
    reply.type('text/javascript; charset=utf-8');
    // Every browser takes gzip; whoever does not gets it unpacked.
    if (request.headers['accept-encoding']?.includes('gzip')) return reply.header('content-encoding', 'gzip').send(script);
    const { gunzipSync } = await import('node:zlib');
    return reply.send(gunzipSync(script));
  });
}

function pageHeaders(reply: FastifyReply, policy: string): FastifyReply {
  return reply.headers({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cache-control': 'no-cache',
  });
}

/** Loads Scalar (over four megabytes, so never before somebody looks) and asks it for its page and its script. */
async function loadReference(): Promise<Reference> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const inner = Fastify();
  await inner.register(scalar, {
    routePrefix: docsPath,
    configuration: {
      url: openapiPath,
      cdn: scriptPath,
      pageTitle: 'Secondline API',
      withDefaultFonts: false,
      telemetry: false,
      persistAuth: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  const { body: page } = await inner.inject(`${docsPath}/`);
  const { body: script } = await inner.inject(`${docsPath}/js/scalar.js`);
  await inner.close();
  return { page, policy: policyFor(page), script: await promisify(gzip)(script) };
}

/** Its own script, the inline ones of its page by their digest, and styles; nothing else, and nothing from elsewhere. */
function policyFor(page: string): string {
  const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${hash('sha256', text, 'base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' ${inline.join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
