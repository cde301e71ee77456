import { sql as raw } from 'kysely';
import pg from 'pg';
import type { Sql } from '../postgres/sql.ts';
import { chainInstant, linkHash, payloadDigest } from './canonical.ts';
import type { RecordedFact } from './fact.ts';

/** A fact on its way into the log: all but its version, which follows from the stream's head. */
export type UnwrittenFact = Omit<RecordedFact, 'version'>;

interface Head {
  readonly version: number;
  readonly hash: string;
}

const emptyHead: Head = { version: 0, hash: '' };

/** Another transaction has written to these streams meanwhile. `inWork` begins anew, with their heads locked. */
export class StreamsMovedOn extends Error {
  readonly code = '40001';
  readonly streams: readonly string[];

  constructor(streams: readonly string[], cause?: unknown) {
    super('Another transaction has written to the same stream', { cause });
    this.streams = streams;
  }
}

/** Streams are keyed by client and id, as in the table. */
const keyOf = (fact: { readonly clientId: string | null; readonly stream: string }): string => `${fact.clientId ?? ''}/${fact.stream}`;

/**
 * Chains facts onto their streams and writes them with the streams' new heads in one statement. Answers as soon as that is under way:
 * what the facts make of tables can be sent behind it, and counts for nothing when `writing` fails.
 * `isNew` names streams that began in this very transaction, whose heads need not be looked up.
 * Two writers of one stream collide on (client, stream, version); the later one is run again by `inWork`. So is one whose
 * transaction is older than the stream's last fact: otherwise the log's order, which goes by transaction, would contradict
 * the stream's own, and a listener would hear version 6 before version 5.
 */
export async function writeFacts(
  sql: Sql,
  facts: readonly UnwrittenFact[],
  isNew: (stream: string) => boolean,
): Promise<{ readonly recorded: readonly RecordedFact[]; readonly writing: Promise<void> }> {
  const heads = await headsOf(sql, facts, isNew);
  const rows: object[] = [];
  const recorded: RecordedFact[] = [];
  for (const given of facts) {
    const fact = inLowerCase(given);
    const head = heads.get(keyOf(fact)) ?? emptyHead;
    const version = head.version + 1;
    const link = {
      clientId: fact.clientId,
      stream: fact.stream,
      version,
      name: fact.name,
      schemaVersion: fact.schemaVersion,
      payloadDigest: payloadDigest(fact.payload),
      actor: fact.actor,
      requestId: fact.requestId,
      origin: fact.origin,
      source: fact.source,
      externalId: fact.externalId,
      occurredAt: chainInstant(fact.occurredAt),
      recordedAt: chainInstant(fact.recordedAt),
      previousHash: head.hash,
    };
    const hash = linkHash(link);
    heads.set(keyOf(fact), { version, hash });
    rows.push({ ...link, payload: fact.payload, hash });
    recorded.push({ ...fact, version });
  }
  const changed = new Map(recorded.map((fact) => [keyOf(fact), fact]));
  const headRows = [...changed].map(([key, { clientId, stream }]) => ({ clientId, stream, ...heads.get(key) }));
  const writing = insert(sql, rows, headRows).catch((error: unknown) => {
    throw isCollision(error) ? new StreamsMovedOn(streamsOf(facts), error) : error;
  });
  return { recorded, writing };
}

/**
 * Waits until nobody else is writing to these streams. Done first in a transaction it makes that one younger than all that
 * wrote to them before, since waiting gives a transaction no id yet: what collided once does not collide again.
 */
export async function lockHeads(sql: Sql, streams: readonly string[]): Promise<void> {
  await raw`select from log.head where stream = any(${streams}::uuid[]) order by client_id, stream for update`.execute(sql);
}

function streamsOf(facts: readonly UnwrittenFact[]): readonly string[] {
  return [...new Set(facts.map((fact) => fact.stream))];
}

/** Two writers of one stream meet at two constraints; an older transaction is given no version, which a head must have. */
function isCollision(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false;
  const { code, table, column, constraint } = error;
  if (code === '23502') return table === 'head' && column === 'version';
  return code === '23505' && (constraint === 'fact_stream_version' || constraint === 'head_stream');
}

/** Ids as PostgreSQL gives them back, whatever way they were written in a request; the hash is over these. */
function inLowerCase(fact: UnwrittenFact): UnwrittenFact {
  return {
    ...fact,
    clientId: fact.clientId?.toLowerCase() ?? null,
    stream: fact.stream.toLowerCase(),
    requestId: fact.requestId.toLowerCase(),
  };
}

async function headsOf(sql: Sql, facts: readonly UnwrittenFact[], isNew: (stream: string) => boolean): Promise<Map<string, Head>> {
  const known = new Map<string, Head>();
  const asked = streamsOf(facts).filter((stream) => !isNew(stream));
  if (asked.length === 0) return known;
  const rows = await sql
    .selectFrom('log.head')
    .select(['client_id', 'stream', 'version', raw<string>`encode(hash, 'hex')`.as('hash')])
    .where('stream', '=', raw<string>`any(${asked}::uuid[])`)
    .execute();
  for (const row of rows) known.set(keyOf({ clientId: row.client_id, stream: row.stream }), row);
  return known;
}

/** One statement text for any number of facts, so that it is planned once. It fails by itself where a stream has moved on: a commit may be on its way behind it. */
async function insert(sql: Sql, facts: readonly object[], heads: readonly { readonly stream: string }[]): Promise<void> {
  await raw`
    with written as (
      insert into log.fact (client_id, stream, version, name, schema_version, payload, payload_digest, actor, request_id, origin,
        source, external_id, occurred_at, recorded_at, previous_hash, hash, epoch)
      select f."clientId", f.stream, f.version, f.name, f."schemaVersion", f.payload, decode(f."payloadDigest", 'hex'), f.actor,
        f."requestId", f.origin, f.source, f."externalId", f."occurredAt", f."recordedAt", decode(f."previousHash", 'hex'),
        decode(f.hash, 'hex'), log.current_epoch()
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f("clientId" uuid, stream uuid, version int, name text,
        "schemaVersion" int, payload jsonb, "payloadDigest" text, actor text, "requestId" uuid, origin text, source text,
        "externalId" text, "occurredAt" timestamptz, "recordedAt" timestamptz, "previousHash" text, hash text)
    )
    insert into log.head (client_id, stream, version, hash, epoch, xact)
    select h."clientId", h.stream, h.version, decode(h.hash, 'hex'), log.current_epoch(), pg_current_xact_id()
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as h("clientId" uuid, stream uuid, version int, hash text)
    on conflict (client_id, stream) do update set hash = excluded.hash, epoch = excluded.epoch, xact = excluded.xact,
      version = case when (head.epoch, head.xact) <= (excluded.epoch, excluded.xact) then excluded.version end`.execute(sql);
}
