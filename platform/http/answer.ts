import type { WorkPlace } from '../in-work.ts';
import type { Exchange, ServedOperation } from '../module.ts';
import type { Operation } from '../operation.ts';
import type { Work } from '../work.ts';
import { entityTag } from './entity-tag.ts';

/** The reply as it goes out: JSON text, or nothing. */
export interface Answer {
  readonly text: string | undefined;
  readonly tag?: string | undefined;
  /** Given before, to the same request with the same Idempotency-Key. */
  readonly replayed?: true;
}

/** Only what the reply's schema names goes out. */
export function answerOf({ reply }: Operation, result: unknown): Answer {
  if (result === undefined) return { text: undefined };
  const shown = reply.parse(result);
  return { text: JSON.stringify(shown), tag: entityTag(shown) };
}

/** The answer given before, from what was kept of it. */
export function answerAgain(text: string | undefined): Answer {
  return { text, tag: text === undefined ? undefined : entityTag(JSON.parse(text)), replayed: true };
}

/** Runs an operation inside work that has begun. The input was parsed by the operation's own schema just before. */
export async function answerInWork(
  served: Extract<ServedOperation, { run: unknown }>,
  work: Work,
  input: unknown,
  exchange: Exchange,
): Promise<Answer> {
  return answerOf(served.operation, await served.run(work, input as never, exchange));
}

/** Runs an operation that begins its own work. */
export async function answerApart(
  served: Extract<ServedOperation, { runApart: unknown }>,
  place: WorkPlace,
  input: unknown,
  exchange: Exchange,
): Promise<Answer> {
  return answerOf(served.operation, await served.runApart(place, input as never, exchange));
}
