import { hash } from 'node:crypto';
import type { RecordedFact } from './fact.ts';

/**
 * JSON with sorted keys: the same text for the same value, whatever order jsonb gives the keys back in.
 * Only what JSON.parse can give may come in.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${parts.join(',')}}`;
}

/** SHA-256 of a payload, hex. It stands in for the payload in the chain, so that a payload can be erased by law and the chain still holds. */
export function payloadDigest(payload: unknown): string {
  return hash('sha256', canonicalJson(payload), 'hex');
}

/** An instant as the chain writes it: UTC with exactly six decimals, what `timestamptz` keeps. */
export function chainInstant(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 6 });
}

/** What the chain covers of a fact: everything but its place in the whole log, which the seals cover. */
export interface ChainLink extends Omit<RecordedFact, 'payload' | 'occurredAt' | 'recordedAt'> {
  readonly payloadDigest: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Hash of the fact before it in the stream, hex; empty for the first. */
  readonly previousHash: string;
}

/** SHA-256 over the fixed canonical text of a fact, hex (architecture.md §4). */
export function linkHash(link: ChainLink): string {
  return hash(
    'sha256',
    JSON.stringify([
      link.clientId,
      link.stream,
      link.version,
      link.name,
      link.schemaVersion,
      link.payloadDigest,
      link.actor,
      link.requestId,
      link.origin,
      link.source,
      link.externalId,
      link.occurredAt,
      link.recordedAt,
      link.previousHash,
    ]),
    'hex',
  );
}
