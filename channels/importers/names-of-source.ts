import { hash } from 'node:crypto';

/**
 * A stable id for something of another system (RFC 9562, version 8): the same source, client and name always give the same id, so
 * that an import run again, or begun on two nodes, speaks of the same things.
 */
export function sourceId(clientId: string, source: string, what: string, name: string): string {
  const digest = hash('sha256', JSON.stringify([clientId, source, what, name]), 'hex');
  const variant = (0x8 | (Number.parseInt(digest.charAt(16), 16) & 0x3)).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
