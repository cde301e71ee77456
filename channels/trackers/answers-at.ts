import { randomBytes } from 'node:crypto';
import { baseUrl } from '../../platform/mail/index.ts';
import type { Work } from '../../platform/work.ts';
import type { ConnectionKind } from './rules.ts';

/** Where the other side sends its answers, and what it signs them with; said once, to who made the secret. */
export async function answersAt(
  work: Work,
  connectionId: string,
  secret: string,
): Promise<{ readonly url: string; readonly secret: string }> {
  return { url: `${(await baseUrl(work)) ?? ''}/api/v1/connections/${connectionId}/answers`, secret };
}

/** 256 bits; in the form that Standard Webhooks asks for where that is spoken. */
export function signingSecret(kind: ConnectionKind): string {
  return kind === 'webhook' ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(32).toString('hex');
}
