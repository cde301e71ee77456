import { type ChainLink, chainInstantFromText } from '../canonical.ts';
import type { RecordedFact } from '../fact.ts';
import type { LogPlace } from '../place.ts';
import type { Paged, TextRow } from './snapshot.ts';

/** A fact as it is stored, taken apart. */
export interface StoredFact {
  readonly link: ChainLink;
  readonly hash: string;
  readonly place: LogPlace;
  /** JSON, as PostgreSQL prints it. */
  readonly payload: string;
}

/** No field that is put together here can hold it: ids, numbers, hashes and instants; names by a constraint. */
const separator = '|';

const together = [
  ...['client_id', 'stream', 'version', 'name', 'schema_version', 'payload_digest', 'request_id', 'origin'],
  ...['occurred_at', 'recorded_at', 'previous_hash', 'hash', 'epoch', 'xact', 'position'],
].join(`, '${separator}', `);

/** All facts in the log's order. Few columns, because a row costs by its columns; what people wrote stays apart. */
export const storedFacts = {
  select: `select payload, concat(${together}), actor, source, external_id from log.fact`,
  key: [
    ['epoch', 'int'],
    ['xact', 'xid8'],
    ['position', 'bigint'],
  ],
  keyOf: (row) => (row[1] ?? '').split(separator).slice(-3),
} as const satisfies Paged;

/** Takes a row of `storedFacts` apart. */
export function storedFact([payload, fields, actor, source, externalId]: TextRow): StoredFact {
  const [
    clientId,
    stream,
    version,
    name,
    schemaVersion,
    digest,
    requestId,
    origin,
    occurredAt,
    recordedAt,
    previous,
    hash,
    epoch,
    xact,
    position,
  ] = (fields ?? '').split(separator);
  return {
    payload: payload ?? 'null',
    link: {
      clientId: clientId || null,
      stream: stream ?? '',
      version: Number(version),
      name: name ?? '',
      schemaVersion: Number(schemaVersion),
      payloadDigest: withoutPrefix(digest),
      actor: actor ?? '',
      requestId: requestId ?? '',
      origin: origin === 'imported' ? 'imported' : 'live',
      source: source ?? null,
      externalId: externalId ?? null,
      occurredAt: chainInstantFromText(occurredAt ?? ''),
      recordedAt: chainInstantFromText(recordedAt ?? ''),
      previousHash: withoutPrefix(previous),
    },
    hash: withoutPrefix(hash),
    place: { epoch: Number(epoch), xact: xact ?? '', position: Number(position) },
  };
}

/** The fact as it was recorded, for those who make rows of it. */
export function recordedFact({ link, payload }: StoredFact): RecordedFact {
  const { payloadDigest: _digest, previousHash: _previous, occurredAt, recordedAt, ...fact } = link;
  return {
    ...fact,
    payload: JSON.parse(payload),
    occurredAt: Temporal.Instant.from(occurredAt),
    recordedAt: Temporal.Instant.from(recordedAt),
  };
}

/** PostgreSQL prints bytes as `\x` and hex. */
function withoutPrefix(bytes: string | undefined): string {
  return bytes?.slice(2) ?? '';
}
