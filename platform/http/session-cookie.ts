// Its functions work once the plugin is registered (server.ts), which loads what they stand on.
import { fastifyCookie } from '@fastify/cookie';

/** How the session's secret travels: over https under a name that no other host or path can set, over plain http without. */
export interface SessionCookie {
  readonly read: (header: string | undefined) => string | undefined;
  /** The `Set-Cookie` that gives a session to the browser for this long. */
  readonly give: (secret: string, seconds: number) => string;
  /** The `Set-Cookie` that takes it away. */
  readonly take: () => string;
}

/** Cookies under `__Host-` are dropped by browsers on a plain-http LAN, so only a desk behind https uses them. */
export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-secondline' : 'secondline';
  const give = (secret: string, seconds: number): string =>
    fastifyCookie.serialize(name, secret, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: Math.max(0, Math.trunc(seconds)) });
  return { read: (header) => readCookie(header, name), give, take: () => give('', 0) };
}

/** One cookie of a `Cookie` header; nothing when it is missing or empty. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined || !header.includes(name)) return undefined;
  return fastifyCookie.parse(header)[name] || undefined;
}
