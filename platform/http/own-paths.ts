import type { Module } from '../module.ts';

/** First steps of paths that are not the browser's to route. */
export const notRoutes: ReadonlySet<string> = new Set(['api', 'p', 's', 'errors', 'assets', 'livez', 'readyz', 'metrics']);

/** Sources of the web may lie below one of these steps (`web/api`). */
const source = '\\.tsx?(\\?|$)';

/**
 * What the desk answers itself beside the built web, as patterns of a request's path with its query: for a web server that stands before it
 * and serves the web from its sources, as `npm run dev` does.
 */
export function ownPaths(modules: readonly Pick<Module, 'pages'>[]): readonly string[] {
  const first = [...notRoutes].filter((step) => step !== 'assets').join('|');
  const pages = new Set<string>();
  const site = { get: (path: string) => void pages.add(path), post: (path: string) => void pages.add(path) };
  for (const { pages: put } of modules) put?.(site);
  return [`^/(${first})(?![^?]*${source})(/|\\?|$)`, ...[...pages].map((path) => `^${path.replace(/:\w+/g, '[^/?]+')}(\\?|$)`)];
}
