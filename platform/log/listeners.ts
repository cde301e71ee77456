import type { z } from 'zod';
import type { Work } from '../work.ts';
import type { FactKind, RecordedFact } from './fact.ts';

/**
 * Hears a fact within the transaction that records it, before anything is written: it may record more. Tables still stand as
 * they were before; what is new is in the payload. Imported history is passed over unless `imported` is declared.
 */
export interface WithinListener {
  readonly name: string;
  readonly kind: FactKind;
  readonly imported: boolean;
  readonly run: (work: Work, facts: readonly RecordedFact[]) => Promise<void>;
}

/** Declares a listener within the transaction, named after its file: `on-ticket-opened`. */
export function hearWithin<Payload extends z.ZodType>(
  name: string,
  kind: FactKind<Payload>,
  run: (work: Work, facts: readonly RecordedFact<z.output<Payload>>[]) => Promise<void>,
  options: { readonly imported?: boolean } = {},
): WithinListener {
  // The payload was parsed by this kind's own schema when it was recorded.
  return { name, kind, imported: options.imported ?? false, run: run as WithinListener['run'] };
}

/**
 * Hears facts after their transaction, in the log's order, exactly once inside the database: its checkpoint moves in the same
 * transaction as what it writes. One that fails ten times on a fact is parked, visibly; the others go on.
 */
export interface AfterListener {
  /** Unique in the program and never changed: the checkpoint carries it. */
  readonly name: string;
  readonly kinds: readonly FactKind[];
  /** Where a listener that was never run begins: with the whole history, or with what comes from now on. */
  readonly begins: 'at-the-first-fact' | 'now';
  readonly imported: boolean;
  readonly run: (work: Work, facts: readonly RecordedFact[]) => Promise<void>;
}

/** Declares a listener after the transaction. */
export function hearAfter(listener: AfterListener): AfterListener {
  return listener;
}
