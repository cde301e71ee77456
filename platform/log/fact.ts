import type { z } from 'zod';
import type { Sql } from '../postgres/sql.ts';

/** A kind of fact: past tense, append-only, with its payload's schema and the schema's version. */
export interface FactKind<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly version: number;
  readonly payload: Payload;
}

/** Declares a kind of fact. Payloads are plain JSON (instants as ISO text) and carry everything the row needs. */
export function fact<Payload extends z.ZodType>(kind: FactKind<Payload>): FactKind<Payload> {
  return kind;
}

/** Where a fact belongs: one thing's own history. Desk-wide things have no client. */
export interface Stream {
  readonly clientId: string | null;
  readonly id: string;
}

/** A fact as it stands in the log. */
export interface RecordedFact<Payload = unknown> {
  readonly clientId: string | null;
  readonly stream: string;
  /** 1 for the first fact of the stream, without gaps. */
  readonly version: number;
  readonly name: string;
  readonly schemaVersion: number;
  readonly payload: Payload;
  readonly actor: string;
  /** One request, one update: all facts that one command recorded share it. */
  readonly requestId: string;
  readonly origin: 'live' | 'imported';
  /** For imported facts: which source, and its own name for this fact. Importing twice changes nothing. */
  readonly source: string | null;
  readonly externalId: string | null;
  readonly occurredAt: Temporal.Instant;
  readonly recordedAt: Temporal.Instant;
}

/** What facts of one kind make of a module's tables. */
export interface Applier {
  readonly kind: FactKind;
  readonly run: (sql: Sql, facts: readonly RecordedFact[]) => Promise<unknown>;
}

/**
 * Says what facts of this kind do to this module's tables: set-based, for a batch in which no stream occurs twice.
 * Name tables only through the builder or `sql.table()`: `verify` replays the same code into scratch schemas.
 */
export function on<Payload extends z.ZodType>(
  kind: FactKind<Payload>,
  run: (sql: Sql, facts: readonly RecordedFact<z.output<Payload>>[]) => Promise<unknown>,
): Applier {
  // The payload was parsed by this kind's own schema when it was recorded.
  return { kind, run: run as Applier['run'] };
}
