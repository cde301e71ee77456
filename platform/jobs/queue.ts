import type { z } from 'zod';

/** Work to be done outside the database: sending mail, calling another system. */
export interface Queue<Data extends z.ZodType = z.ZodType> {
  /** Unique in the program and never changed: waiting jobs carry it. */
  readonly name: string;
  readonly data: Data;
  /** How often a failed job is tried again before it becomes a dead letter. */
  readonly retries: number;
  /** Seconds before the first try again; each further one waits twice as long, with some chance in it. */
  readonly retryAfterSeconds: number;
  /** The longest wait between two tries. */
  readonly retryAtMostAfterSeconds: number;
  /** A try that takes longer counts as failed. */
  readonly expireAfterSeconds: number;
}

/** Declares a queue. */
export function queue<Data extends z.ZodType>(definition: Queue<Data>): Queue<Data> {
  return definition;
}

/** Where jobs end up that failed for good, with their reason; an operator may put them back. */
export const deadLetters = 'dead-letters';
