import type { z } from 'zod';
import type { Sql } from '../postgres/sql.ts';

/** Whether a fact is of this kind; its payload was parsed by the kind's own schema when it was recorded. */
export function isOf<Payload extends z.ZodType>(
  { name }: FactKind<Payload>,
  fact: RecordedFact | undefined,
): fact is RecordedFact<z.output<Payload>> {
  return fact?.name === name;
}

/** A kind of fact: past tense, append-only, with its payload's schema and the schema's version. */
export interface FactKind<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly version: number;
  readonly payload: Payload;
  /** Such a fact publishes what is asked for often and changes seldom: nodes forget what they remember of settings (settings.ts). */
  readonly publishes?: true;
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

/** Statements that are under way: one, or several in their order. */
export type Begun = Promise<unknown> | readonly Promise<unknown>[];

/** What is applied in one go. A batch may be cut anywhere: nobody may count on finding something here, only do in one what would be two. */
export interface Batch {
  /** What comes next in the fact's own stream, and what came before. */
  after(fact: RecordedFact): RecordedFact | undefined;
  before(fact: RecordedFact): RecordedFact | undefined;
}

/** What facts of one kind make of a module's tables. */
export interface Applier {
  readonly kind: FactKind;
  readonly run: (sql: Sql, facts: readonly RecordedFact[], batch: Batch) => Begun;
}

/**
 * Says what facts of this kind do to this module's tables: set-based, for a batch in which no stream occurs twice.
 * It begins all of its statements before it returns and waits for none: what follows is sent behind them at once.
 * Name tables only through the builder or `sql.table()`: `verify` replays the same code into scratch schemas.
 */
export function on<Payload extends z.ZodType>(
  kind: FactKind<Payload>,
  run: (sql: Sql, facts: readonly RecordedFact<z.output<Payload>>[], batch: Batch) => Begun,
): Applier {
  // The payload was parsed by this kind's own schema when it was recorded.
  return { kind, run: run as Applier['run'] };
}
