import type { WorkPlace } from './in-work.ts';
import type { Work } from './work.ts';

/**
 * A sweep over due rows: delayed work is a due column plus a round, so that it survives restarts and a test reaches it by moving
 * the clock. Idempotent, bounded, claimed with row locks, safe on several nodes.
 */
export interface Round {
  readonly name: string;
  /** Seconds between two runs while nothing is left to do. */
  readonly everySeconds: number;
  /** Does one bounded batch; answers whether more is due, so that it is run again at once. */
  readonly run: (work: Work, place: WorkPlace) => Promise<{ readonly more: boolean }>;
}

/** Declares a round, named after its file: `promise-due-round`. */
export function round(definition: Round): Round {
  return definition;
}
