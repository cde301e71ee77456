import { hash } from 'node:crypto';
import type { RecordedFact } from './fact.ts';

/**
 * One text for one value: the very text that PostgreSQL gives for jsonb (keys by length, then by bytes; a space behind `:` and
 * `,`; numbers without exponents). So `verify` hashes a payload as it is read, without taking it apart; only when that differs
 * is this function asked again, so that the chain never depends on the server's way of printing.
 * Takes what JSON.parse can give, and refuses anything else: it would not come back from the database as it went in.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return plainNumber(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(', ')}]`;
  if (typeof value !== 'object' || !isPlain(value)) throw new TypeError('A payload holds only what JSON can say');
  const members = value as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  for (const key of Object.keys(members).sort(inJsonbOrder)) {
    if (members[key] !== undefined) parts.push(`${JSON.stringify(key)}: ${canonicalJson(members[key])}`);
  }
  return `{${parts.join(', ')}}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Keys as jsonb keeps them: the shorter one first, counted in bytes of UTF-8, then byte by byte. */
function inJsonbOrder(one: string, other: string): number {
  const bytes = Buffer.byteLength(one);
  const longer = bytes - Buffer.byteLength(other);
  if (longer !== 0) return longer;
  const isAscii = bytes === one.length && bytes === other.length;
  return isAscii ? (one < other ? -1 : 1) : Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** A number as `numeric` prints it: JavaScript's digits, with the exponent written out. */
function plainNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('A payload holds no number that JSON cannot say');
  const text = JSON.stringify(value);
  const [digits = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const [sign, unsigned] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits];
  const [whole = '', decimals = ''] = unsigned.split('.');
  const point = whole.length + Number(exponent);
  const all = whole + decimals;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return point >= all.length ? `${sign}${all.padEnd(point, '0')}` : `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

/** SHA-256 of a payload, hex. It stands in for the payload in the chain, so that a payload can be erased by law and the chain still holds. */
export function payloadDigest(payload: unknown): string {
  return hash('sha256', canonicalJson(payload), 'hex');
}

/** `2026-03-02T09:00:00.000000Z`: the years 1 to 9999, in which PostgreSQL and ISO 8601 write alike. */
const chainInstantLength = 27;

/** An instant as the chain writes it: UTC with exactly six decimals, what `timestamptz` keeps. */
export function chainInstant(instant: Temporal.Instant): string {
  const text = instant.toString({ fractionalSecondDigits: 6 });
  if (text.length !== chainInstantLength) throw new RangeError('A fact happens in the years 1 to 9999');
  return text;
}

/** The same from PostgreSQL's text of a `timestamptz` in UTC: `2026-03-02 09:00:00.1+00`. */
export function chainInstantFromText(text: string): string {
  const decimals = text.slice(20, text.indexOf('+', 19));
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${decimals.padEnd(6, '0')}Z`;
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
  return hash('sha256', linkText(link), 'hex');
}

/** A JSON array. Ids, digests and instants hold nothing that JSON would escape, and are put in as they are: this runs for every fact there is. */
function linkText(link: ChainLink): string {
  const clientId = link.clientId === null ? 'null' : `"${link.clientId}"`;
  return `[${clientId},"${link.stream}",${link.version},"${link.name}",${link.schemaVersion},"${link.payloadDigest}",${JSON.stringify(
    link.actor,
  )},"${link.requestId}","${link.origin}",${textOrNull(link.source)},${textOrNull(link.externalId)},"${link.occurredAt}","${
    link.recordedAt
  }","${link.previousHash}"]`;
}

function textOrNull(text: string | null): string {
  return text === null ? 'null' : JSON.stringify(text);
}
