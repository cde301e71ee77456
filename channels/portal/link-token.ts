import { sameSecret } from '../../platform/identity/index.ts';
import type { Work } from '../../platform/work.ts';

/** The link's id and 256 bits of signature, base64url: nothing that could be guessed, and nothing that is kept. */
const pattern = /^([\w-]{22})\.[\w-]{43}$/;

/** What a link ends with. Made anew from the link's id whenever it is needed; the database never holds it. */
export function tokenOf(work: Pick<Work, 'sign'>, linkId: string): string {
  const id = Buffer.from(linkId.replaceAll('-', ''), 'hex').toString('base64url');
  return `${id}.${work.sign(`portal link ${linkId}`)}`;
}

/** Which link this is, if this installation signed it; compared as a whole, in a time that says nothing about how much was right. */
export function linkIdOf(work: Pick<Work, 'sign'>, token: string): string | undefined {
  const id = pattern.exec(token)?.[1];
  if (id === undefined) return undefined;
  const linkId = Buffer.from(id, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return sameSecret(token, tokenOf(work, linkId)) ? linkId : undefined;
}
