import { sql as raw } from 'kysely';
import type { Sql } from '../postgres/sql.ts';
import type { RecordedFact } from './fact.ts';
import { inLogOrder, isBehind, isFinished, type LogPlace } from './place.ts';

/** A fact with its place in the whole log. */
export interface PlacedFact {
  readonly fact: RecordedFact;
  readonly place: LogPlace;
}

/** Which facts a reader asks for. */
export interface Wanted {
  readonly kinds: readonly string[];
  readonly imported: boolean;
}

/** A stretch of the log that was looked through. */
export interface Stretch {
  /** What was wanted of it, in the log's order. */
  readonly facts: readonly PlacedFact[];
  /** Where it ends: everything up to there was looked at. */
  readonly end: LogPlace;
}

interface Row {
  readonly end_epoch: number;
  readonly end_xact: string;
  readonly end_position: number;
  readonly client_id: string | null;
  readonly stream: string | null;
  readonly version: number;
  readonly name: string;
  readonly schema_version: number;
  readonly payload: unknown;
  readonly actor: string;
  readonly request_id: string;
  readonly origin: 'live' | 'imported';
  readonly source: string | null;
  readonly external_id: string | null;
  readonly occurred_at: Temporal.Instant;
  readonly recorded_at: Temporal.Instant;
  readonly epoch: number;
  readonly xact: string;
  readonly position: number;
}

/**
 * Looks through the next `most` finished facts behind a place and gives those wanted; undefined when nothing is there yet.
 * What is passed over is not sent, only where it ends.
 */
export async function readStretch(sql: Sql, behind: LogPlace, wanted: Wanted, most: number): Promise<Stretch | undefined> {
  const { rows } = await raw<Row>`
    with stretch as materialized (
      select * from log.fact as fact where ${isBehind(behind)} and ${isFinished} order by ${inLogOrder} limit ${most}
    )
    select edge.epoch as end_epoch, edge.xact as end_xact, edge.position as end_position, fact.*
    from (select epoch, xact, position from stretch order by epoch desc, xact desc, position desc limit 1) as edge
    left join stretch as fact on fact.name = any (${wanted.kinds}::text[]) and (${wanted.imported} or fact.origin = 'live')
    order by ${inLogOrder}`.execute(sql);
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    facts: rows.flatMap((row) => (row.stream === null ? [] : [placed(row, row.stream)])),
    end: { epoch: first.end_epoch, xact: first.end_xact, position: first.end_position },
  };
}

function placed(row: Row, stream: string): PlacedFact {
  return {
    fact: {
      clientId: row.client_id,
      stream,
      version: row.version,
      name: row.name,
      schemaVersion: row.schema_version,
      payload: row.payload,
      actor: row.actor,
      requestId: row.request_id,
      origin: row.origin,
      source: row.source,
      externalId: row.external_id,
      occurredAt: row.occurred_at,
      recordedAt: row.recorded_at,
    },
    place: { epoch: row.epoch, xact: row.xact, position: row.position },
  };
}
