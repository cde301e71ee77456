import { Eta } from 'eta';
import type { FastifyInstance } from 'fastify';
import type { Program } from '../program.ts';
import { inputInvalid, notFound, notPermitted, notSignedIn, type RefusalKind, Refused, tryAgain, versionConflict } from '../refusal.ts';
import * as ownRefusals from './refusals.ts';

/** What a page about a refusal says. */
interface Said {
  readonly status: number;
  readonly title: string;
  readonly advice: string;
  /** The code, on the page that documents it. */
  readonly code?: string;
  readonly nonce: string;
}

const eta = new Eta({ autoEscape: true, cache: true });

const template = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><%= it.title %> · Secondline</title>
<style nonce="<%= it.nonce %>">
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto 0; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
small { opacity: .8; }
</style>
</head>
<body>
<main>
<h1><%= it.title %></h1>
<p><%= it.advice %></p>
<p><small><%= it.status %><% if (it.code) { %> · <%= it.code %><% } %></small></p>
</main>
</body>
</html>
`;
eta.loadTemplate('@refusal', template);

/** A small page that says what is wrong and what to do about it. */
export function renderRefusal(said: Said): string {
  return eta.render('@refusal', said);
}

/** Every refusal that this program can answer with, by its code. */
export function refusalsOf(
  program: Program,
): ReadonlyMap<string, Pick<RefusalKind, 'code' | 'title' | 'advice'> & { readonly status: number }> {
  const common = [notFound, notSignedIn, notPermitted, inputInvalid, versionConflict, tryAgain, ...Object.values(ownRefusals)];
  const all = [...common, ...program.operations.flatMap(({ operation }) => operation.refusals)];
  return new Map(all.map((kind) => [kind.code, kind]));
}

/** Serves `/errors/<code>`: what the `type` of a problem leads to. */
export function serveErrorPages(html: FastifyInstance, program: Program): void {
  const known = refusalsOf(program);
  html.get<{ Params: { code: string } }>('/errors/:code', async (request, reply) => {
    const kind = known.get(request.params.code);
    if (kind === undefined) throw new Refused(notFound, {});
    return reply.type('text/html; charset=utf-8').send(renderRefusal({ ...kind, nonce: reply.cspNonce.style }));
  });
}
