import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound, Refused } from '../refusal.ts';

/** Stands in the built page wherever a nonce belongs; Vite puts it there (`html.cspNonce`). */
const noncePlaceholder = '__CSP_NONCE__';

/** Paths that are not the browser's to route. */
const notRoutes = new Set(['api', 'p', 's', 'errors', 'assets', 'livez', 'readyz', 'metrics']);

/** Serves the built web: hashed assets for a year, and the one page for every path that the browser routes itself. */
export async function serveWeb(html: FastifyInstance, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  await html.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
    decorateReply: false,
  });
  await html.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    globIgnore: ['index.html', 'assets/**', '*.json', '*.gz', '*.br'],
    maxAge: '1h',
    index: false,
    decorateReply: false,
  });
  html.get('/*', async (request, reply) => {
    if (!isRoute(request)) throw new Refused(notFound, {});
    return sendPage(page, reply);
  });
}

/** Whether a browser asks for one of the web's own places. Paths written oddly to look like one are none. */
function isRoute(request: FastifyRequest): boolean {
  const [path = '/'] = request.url.split('?');
  if (path === '/') return true;
  if (!/^(\/[\w.~@-]+)+\/?$/.test(path)) return false;
  const [, first = ''] = path.split('/');
  return !notRoutes.has(first.toLowerCase()) && request.headers.accept?.includes('text/html') === true;
}

function sendPage(page: string, reply: FastifyReply): FastifyReply {
  return reply
    .headers({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
    .send(page.replaceAll(noncePlaceholder, reply.cspNonce.style));
}
