import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser sent this from one of the desk's own pages (assurance.md A53). Programs send neither header. A page of
 * another site can leave out neither, and can forge neither.
 */
export function isFromOwnPage(headers: IncomingHttpHeaders, baseUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  if (origin === undefined || origin === baseUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}

/** Compares secrets without telling by the time it takes how much of them was right. */
export function isSame(sent: unknown, expected: string): boolean {
  if (typeof sent !== 'string') return false;
  const [one, other] = [Buffer.from(sent), Buffer.from(expected)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}
