import { createHmac } from 'node:crypto';
import { sameSecret } from '../../platform/identity/index.ts';

/** A message that was signed longer ago than this is a replay (Standard Webhooks). */
const toleranceSeconds = 5 * 60;

/** `sha256=<hex>`, as GitHub sends it in X-Hub-Signature-256 and Jira in X-Hub-Signature. */
export function hubSignature(secret: string, body: Uint8Array): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** `v1,<base64>` of id, time and body (Standard Webhooks 1.0); the secret is `whsec_` and base64. */
export function webhookSignature(
  secret: string,
  { id, timestamp, body }: { readonly id: string; readonly timestamp: string; readonly body: Uint8Array | string },
): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

/** Who asks for a header of the request; nothing where it was not sent. */
export type HeaderOf = (name: string) => string | undefined;

/** Whether the body was signed with this secret, in the way of the connection's kind; compared in a time that says nothing. */
export function isSigned(
  kind: 'jira' | 'github' | 'webhook',
  {
    secret,
    body,
    headerOf,
    at,
  }: { readonly secret: string; readonly body: Uint8Array; readonly headerOf: HeaderOf; readonly at: Temporal.Instant },
): boolean {
  if (kind !== 'webhook') {
    const sent = headerOf(kind === 'github' ? 'x-hub-signature-256' : 'x-hub-signature');
    return sent !== undefined && sameSecret(sent, hubSignature(secret, body));
  }
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(headerOf);
  if (id === undefined || timestamp === undefined || signatures === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(at.epochMilliseconds / 1_000 - Number(timestamp)) > toleranceSeconds) return false;
  const expected = webhookSignature(secret, { id, timestamp, body });
  // Several signatures while a secret is changed; no sender needs more.
  return signatures.split(' ', 10).some((one) => sameSecret(one, expected));
}
