import { randomBytes } from 'node:crypto';
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { anonymousAuthority, systemAuthority } from '../authority.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import type { AskedPage, Page, PageReply, PageRequest, PageSite } from '../page.ts';
import { notSignedIn, Refused, refuse } from '../refusal.ts';
import { type Admitted, admit, type Gatekeeper } from './admission.ts';
import { openExchange } from './exchange.ts';
import { refuseBrokenText } from './input.ts';
import { notTrusted, tooManyRequests } from './refusals.ts';
import { readCookie } from './session-cookie.ts';
import { isFromOwnPage, isSame } from './trust.ts';

/** What pages are served with. */
export interface PageSettings {
  readonly place: WorkPlace;
  readonly keeper: Gatekeeper;
  readonly secure: boolean;
  readonly signInsPerMinute: number;
}

/** The hidden field of every form. */
const tokenField = 'form-token';

/** Puts the server-rendered pages of every module on the site: plain forms, no JavaScript. */
export function servePages(html: FastifyInstance, settings: PageSettings): void {
  html.removeAllContentTypeParsers();
  html.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body: string, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body))),
  );
  const tightly = { max: settings.signInsPerMinute, timeWindow: 60_000, errorResponseBuilder: () => refuse(tooManyRequests) };
  const put = (method: 'GET' | 'POST', url: string, page: Page): void => {
    const isTight = method === 'POST' && page.access === 'public' && page.letIn === undefined;
    html.route({
      method,
      url,
      handler: (request, reply) => show(settings, page, request, reply),
      config: { operation: `${method} ${url}`, ...(isTight && { rateLimit: tightly }) },
    });
  };
  const site: PageSite = { get: (path, page) => put('GET', path, page), post: (path, page) => put('POST', path, page) };
  for (const module of settings.place.program.modules) module.pages?.(site);
}

async function show(settings: PageSettings, page: Page, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked: AskedPage = {
    path: request.url.split('?', 1)[0] ?? '/',
    parameters: asTexts(request.params),
    query: asTexts(request.query),
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  };
  const { [tokenField]: sentToken, ...form } = asTexts(request.body);
  refuseBrokenText([asked.parameters, asked.query, form]);
  const token = page.formToken?.(asked) ?? formToken(settings, request, reply);
  const changes = request.method === 'POST';
  if (changes && !(isFromOwnPage(request.headers, settings.keeper.baseUrl) && isSame(sentToken, token))) refuse(notTrusted);

  const shown: PageRequest = {
    ...asked,
    form,
    authority: anonymousAuthority,
    hiddenToken: `<input type="hidden" name="${tokenField}" value="${token}">`,
    nonce: reply.cspNonce.style,
  };
  const answer = await answerPage(settings, page, { request, reply, shown });
  return reply
    .code(answer.status ?? 200)
    .headers({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8', ...answer.headers })
    .send(answer.bytes === undefined ? answer.html : Buffer.from(answer.bytes));
}

async function answerPage(
  settings: PageSettings,
  page: Page,
  { request, reply, shown }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly shown: PageRequest },
): Promise<PageReply> {
  const { place, keeper } = settings;
  const admitted = await letIn(settings, page, request, shown).catch((error: unknown) => {
    if (page.whenSignedOut !== undefined && error instanceof Refused && error.kind === notSignedIn) return undefined;
    throw error;
  });
  if (admitted === undefined) return page.whenSignedOut?.(shown) ?? refuse(notSignedIn);
  request.admitted = admitted;
  const { authority, reach } = admitted;
  const isRead = request.method === 'GET';
  if ('handler' in page)
    return inWork(place, { authority, reach, readOnly: isRead, requestId: request.id }, (work) =>
      page.handler(work, { ...shown, authority }),
    );
  const exchange = openExchange({ cookie: keeper.cookie, clock: place.clock, mostBytes: 0 }, request, reply, {});
  return page.runApart(place, { ...shown, authority, reach }, exchange);
}

async function letIn(
  { place, keeper }: PageSettings,
  { access, letIn }: Page,
  request: FastifyRequest,
  asked: AskedPage,
): Promise<Admitted> {
  // Forms prove by their hidden token that they are ours, so the session needs no second proof.
  if (letIn === undefined) return admit(keeper, request, access, false);
  const authority = await inWork(place, { authority: systemAuthority, reach: '*', readOnly: true }, (work) => letIn(work, asked));
  return { authority, reach: keeper.reachFor(authority, access === 'public' ? 'signed_in' : access), bySecret: true };
}

/**
 * What a form must send back: it lies in a cookie that other sites cannot make a browser send, and in the hidden field that they
 * cannot read. Given with the first page.
 */
function formToken({ secure }: PageSettings, request: FastifyRequest, reply: FastifyReply): string {
  const name = secure ? '__Host-secondline-form' : 'secondline-form';
  const known = readCookie(request.headers.cookie, name);
  if (known !== undefined && /^[\w-]{22}$/.test(known)) return known;
  const token = randomBytes(16).toString('base64url');
  reply.header('set-cookie', fastifyCookie.serialize(name, token, { path: '/', httpOnly: true, sameSite: 'lax', secure }));
  return token;
}

/** Of repeated names the last counts, as in a form of plain HTML. */
function asTexts(fields: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]),
  );
}
