import type { z } from 'zod';
import type { Authority, Reach } from './authority.ts';
import type { FactKind, RecordedFact, Stream } from './log/fact.ts';
import type { Sql } from './postgres/sql.ts';
import type { Program } from './program.ts';
import type { Asked } from './settings.ts';

/** Where a fact came from, when it did not happen here and now. */
export interface Provenance {
  readonly occurredAt?: Temporal.Instant;
  readonly actor?: string;
  readonly requestId?: string;
  /** Present for history imported from another system: its name, and its own id for this fact. */
  readonly imported?: { readonly source: string; readonly externalId: string };
}

/**
 * The only context there is: one transaction, one actor, one instant. A command loads, decides and records; nothing is
 * written to a table but by `record`.
 */
export interface Work {
  /** The query builder inside this transaction, behind the wall between clients. */
  readonly sql: Sql;
  readonly authority: Authority;
  /** What the log keeps of who acts. */
  readonly actor: string;
  /** The instant of this work; every fact of it happens then unless its provenance says otherwise. */
  readonly at: Temporal.Instant;
  readonly requestId: string;
  /** The clients this work may touch. */
  readonly reach: Reach;
  /** All modules put together, for what runs another operation by its name. */
  readonly program: Program;
  /** HMAC-SHA256 by this installation's secret, base64url: how links are signed and recognized (install-secret.ts). */
  sign(words: string): string;
  /** Words that only this installation can read again, bound to what they belong to (install-secret.ts). */
  seal(words: string, boundTo: string): string;
  /** What was sealed; throws where this installation cannot open it. */
  unseal(sealed: string, boundTo: string): string;
  /**
   * A value with the secrets hidden in every text of it that people wrote (`said`); they are kept apart, sealed, under this stream. `record`
   * does so by itself: call it for what is checked, hashed or stored before.
   */
  hide<Schema extends z.ZodType>(stream: Stream, schema: Schema, value: z.output<Schema>): z.output<Schema>;
  /** A new id, ordered by time (UUIDv7). */
  newId(): string;
  /** What is published of a kind for some clients, from memory while that is not old; `load` reads it within this work. */
  settings<Value>(asked: Asked<Value>): Promise<ReadonlyMap<string, Value>>;
  /** Says that something happened. It is written, and applied to the tables, at the end or by `flush`. */
  record<Payload extends z.ZodType>(kind: FactKind<Payload>, stream: Stream, payload: z.input<Payload>, provenance?: Provenance): void;
  /**
   * Sends what was recorded so far to the database and does not wait for its answer: `written` holds it then, and what is read afterwards
   * is read behind it. Should it fail, all of this work does.
   */
  write(): Promise<void>;
  /** The same, and waits: for a command that must know that it was written. */
  flush(): Promise<void>;
  /** What this work has written so far. */
  readonly written: readonly RecordedFact[];
  /**
   * Does something as it would be done now, with this reach, and takes it back: nothing of it stays but the answer and the facts that it
   * would have written. So a preview is what will happen, not a guess at it; refusals come out as they are.
   */
  trial<Result>(
    reach: Reach,
    run: (work: Work) => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly facts: readonly RecordedFact[] }>;
}
