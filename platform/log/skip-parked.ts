import { hash } from 'node:crypto';
import type { z } from 'zod';
import { refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { moveCheckpoint } from './checkpoint.ts';
import { listenerSkipped } from './facts.ts';
import { factsPerBatch } from './follow-listener.ts';
import type { AfterListener } from './listeners.ts';
import { readStretch } from './read-facts.ts';
import { listenerNotParked } from './refusals.ts';

/** The fact that a listener will never hear. */
export type SkippedFact = z.output<typeof listenerSkipped.payload>['skipped'];

/**
 * Lets a parked listener go on behind the fact it failed on, which it will then never hear. Kept as a fact, with who decided;
 * answers the fact that was skipped. Refuses `listener-not-parked`.
 */
export async function skipParked(work: Work, listener: AfterListener): Promise<SkippedFact> {
  const checkpoint = await work.sql
    .selectFrom('log.checkpoint')
    .select(['epoch', 'xact', 'position', 'last_error'])
    .where('listener', '=', listener.name)
    .where('parked_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (checkpoint === undefined) refuse(listenerNotParked);
  const wanted = { kinds: listener.kinds.map((kind) => kind.name), imported: listener.imported };
  let stretch = await readStretch(work.sql, checkpoint, wanted, factsPerBatch);
  while (stretch !== undefined && stretch.facts.length === 0) stretch = await readStretch(work.sql, stretch.end, wanted, factsPerBatch);
  const [wrong] = stretch?.facts ?? [];
  // Facts are never removed, so that the one it was parked for is still there.
  if (wrong === undefined) throw new Error(`The fact for which ${listener.name} was parked is gone`);

  const { clientId, stream, version, name } = wrong.fact;
  const skipped = { clientId, stream, version, name };
  work.record(
    listenerSkipped,
    { clientId: null, id: streamOf(listener.name) },
    { listener: listener.name, skipped, error: checkpoint.last_error ?? '' },
  );
  await moveCheckpoint(work.sql, listener.name, wrong.place, work.at);
  return skipped;
}

/** A listener has a name; its stream needs an id: a UUIDv8 made of the name's hash. */
function streamOf(listener: string): string {
  const hex = hash('sha256', `listener:${listener}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
