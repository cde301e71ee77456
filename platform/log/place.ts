import { sql as raw } from 'kysely';

/** Where a fact stands in the whole log. Facts are read, checkpointed and sealed in this order and no other. */
export interface LogPlace {
  /** Raised by restore and move, where transaction ids start anew. */
  readonly epoch: number;
  /** PostgreSQL's 64-bit transaction id, as text: it does not fit a JavaScript number. */
  readonly xact: string;
  readonly position: number;
}

/** Before the first fact there can be. */
export const beforeTheFirst: LogPlace = { epoch: 0, xact: '0', position: 0 };

/** Condition over `log.fact as fact`: it stands behind this place. */
export const isBehind = (place: LogPlace) =>
  raw<boolean>`(fact.epoch, fact.xact, fact.position) > (${place.epoch}::int, ${place.xact}::xid8, ${place.position}::bigint)`;

/**
 * Condition over `log.fact as fact`: its transaction, and every one with a lower id, is finished, so that nothing can come to
 * stand before it any more. Positions commit out of order; reading by position alone was shown to lose facts (architecture.md §4).
 */
export const isFinished = raw<boolean>`(fact.epoch, fact.xact) < (log.current_epoch(), pg_snapshot_xmin(pg_current_snapshot()))`;

/** The log's order, over `log.fact as fact`. */
export const inLogOrder = raw`fact.epoch, fact.xact, fact.position`;
