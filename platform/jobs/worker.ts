import type { z } from 'zod';
import type { WorkPlace } from '../in-work.ts';
import type { Queue } from './queue.ts';

/** The try that is being made of a job. */
export interface Attempt {
  /** The same for every try, so that the other side can recognize a repetition. */
  readonly jobId: string;
  /** 0 for the first try. */
  readonly retry: number;
  /** Tells that time is up, or that the node stops. */
  readonly signal: AbortSignal;
}

/** Who does a queue's jobs: a few at a time in each node, any number of nodes, in no promised order. */
export interface Worker {
  readonly queue: Queue;
  readonly run: (place: WorkPlace, data: unknown, attempt: Attempt) => Promise<void>;
}

/**
 * Binds a queue to what does its jobs. A job may be tried more than once, also after it was done, when the node died before it could
 * say so; failing is throwing.
 */
export function worker<Data extends z.ZodType>(
  queue: Queue<Data>,
  run: (place: WorkPlace, data: z.output<Data>, attempt: Attempt) => Promise<void>,
): Worker {
  return { queue, run: (place, data, attempt) => run(place, queue.data.parse(data), attempt) };
}
