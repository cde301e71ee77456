import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openAssets } from './assets.ts';
import { notRoutes } from './own-paths.ts';

/** Stands in the built page wherever a nonce belongs. */
const noncePlaceholder = '__CSP_NONCE__';

/** Their names change with their content. */
const forAYear = 'public, max-age=31536000, immutable';
const forAnHour = 'public, max-age=3600';

/** Serves the built web: hashed assets for a year, and the one page for every path that the browser routes itself. */
export async function serveWeb(html: FastifyInstance, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const hashed = await openAssets(join(folder, 'assets'), forAYear);
  const others = await openAssets(folder, forAnHour);
  html.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => hashed(request.params.name, request, reply));
  html.get('/*', async (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (isRoute(path, request)) return sendPage(page, reply);
    return others(path === '/index.html' ? '' : path.slice(1), request, reply);
  });
}

/** Whether a browser asks for one of the web's own places. Paths written oddly to look like one are none. */
function isRoute(path: string, request: FastifyRequest): boolean {
  if (path === '/') return true;
  if (!/^(\/[\w~@-]+)+\/?$/.test(path)) return false;
  const [, first = ''] = path.split('/');
  return !notRoutes.has(first.toLowerCase()) && request.headers.accept?.includes('text/html') === true;
}

function sendPage(page: string, reply: FastifyReply): FastifyReply {
  return reply
    .headers({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
    .send(page.replaceAll(noncePlaceholder, reply.cspNonce.style));
}
