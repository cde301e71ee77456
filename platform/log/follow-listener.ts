import { systemAuthority } from '../authority.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import { isLostRace } from '../lost-race.ts';
import { countFailure, lockCheckpoint, moveCheckpoint } from './checkpoint.ts';
import type { AfterListener } from './listeners.ts';
import type { LogPlace } from './place.ts';
import { type PlacedFact, readStretch } from './read-facts.ts';

/** Facts looked through in one transaction: small, because an open writing transaction holds up every other reader. */
export const factsPerBatch = 500;

/** What became of one batch: nothing was there, it was heard, another node has the listener, or it failed. */
export type Heard = 'nothing' | 'moved' | 'held' | 'failed';

/** A listener failed on facts; how far it had read stands with it, so that the failure is counted there. */
class ListenerFailed extends Error {
  readonly from: LogPlace;
  readonly facts: readonly PlacedFact[];

  constructor(from: LogPlace, facts: readonly PlacedFact[], cause: unknown) {
    super('A listener failed', { cause });
    this.from = from;
    this.facts = facts;
  }
}

/**
 * Lets one listener hear the next batch of finished facts: its checkpoint is locked, and moves in the transaction of what it
 * writes. When a batch fails, its facts are tried one by one, so that all before the wrong one are heard and that one is found.
 */
export async function followListener(place: WorkPlace, listener: AfterListener): Promise<Heard> {
  const all = await tried(hear(place, listener, factsPerBatch));
  if (!(all instanceof ListenerFailed)) return all;
  if (all.facts.length === 1) return failed(place, listener, all);
  for (let one = 0; one < all.facts.length; one += 1) {
    const heard = await tried(hear(place, listener, 1));
    if (heard instanceof ListenerFailed) return failed(place, listener, heard);
    if (heard !== 'moved') return heard;
  }
  return 'moved';
}

/** The listener's own failure as an answer; any other failure is not about its facts and goes on up. */
async function tried(hearing: Promise<Heard>): Promise<Heard | ListenerFailed> {
  try {
    return await hearing;
  } catch (error) {
    if (error instanceof ListenerFailed) return error;
    throw error;
  }
}

/** Hears at most so many of the wanted facts in one transaction; a listener that failed before is given one at a time. */
function hear(place: WorkPlace, listener: AfterListener, most: number): Promise<Heard> {
  const wanted = { kinds: listener.kinds.map((kind) => kind.name), imported: listener.imported };
  return inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    const checkpoint = await lockCheckpoint(work.sql, listener.name);
    if (checkpoint === undefined) return 'held';
    const stretch = await readStretch(work.sql, checkpoint.place, wanted, factsPerBatch);
    if (stretch === undefined) return 'nothing';
    const given = stretch.facts.slice(0, checkpoint.failures > 0 ? 1 : most);
    if (given.length > 0) {
      try {
        await listener.run(
          work,
          given.map(({ fact }) => fact),
        );
        await work.flush();
      } catch (cause) {
        // A lost race says nothing about the facts; `inWork` runs it again.
        throw isLostRace(cause) ? cause : new ListenerFailed(checkpoint.place, given, cause);
      }
    }
    const end = given.length < stretch.facts.length ? (given.at(-1)?.place ?? stretch.end) : stretch.end;
    await moveCheckpoint(work.sql, listener.name, end, work.at);
    return 'moved';
  });
}

async function failed(place: WorkPlace, listener: AfterListener, { from, facts, cause }: ListenerFailed): Promise<'failed'> {
  const [wrong] = facts;
  const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const parked = await countFailure(
    place,
    listener,
    from,
    `${what} (at ${wrong?.fact.name}, version ${wrong?.fact.version} of ${wrong?.fact.stream})`,
  );
  const about = { error: cause, listener: listener.name, fact: wrong?.fact.name, stream: wrong?.fact.stream, version: wrong?.fact.version };
  if (parked) place.log?.error(about, 'A listener is parked: the same fact failed too often. Others go on');
  else place.log?.warn(about, 'A listener failed on a fact and will try it again');
  return 'failed';
}
