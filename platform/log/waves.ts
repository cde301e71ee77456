import type { Batch, RecordedFact } from './fact.ts';

/**
 * Cuts a batch into groups that can be applied as sets, each of one kind: facts of one stream keep their order, and no stream occurs twice
 * in a group. Facts of different streams touch different rows, so that their order among each other does not matter but for one thing:
 * what a stream begins with may be what others speak of, so the first facts of all streams go before every second one.
 *
 * After these the largest group that is possible goes first, and streams whose turn it was join the groups of their next facts: an import
 * of two thousand updates is some dozens of statements, not some for each of the longest ticket's facts.
 */
export function inWaves(facts: readonly RecordedFact[]): readonly (readonly RecordedFact[])[] {
  if (facts.length === 1) return [facts];
  const waves: (readonly RecordedFact[])[] = [];
  const waiting = new Map<string, Turn[]>();
  const queueUp = (stream: readonly RecordedFact[], at: number): void => {
    const fact = stream[at];
    if (fact === undefined) return;
    const group = waiting.get(fact.name);
    if (group === undefined) waiting.set(fact.name, [{ stream, at, fact }]);
    else group.push({ stream, at, fact });
  };
  const take = (turns: readonly Turn[]): void => {
    waves.push(turns.map(({ fact }) => fact));
    for (const { stream, at } of turns) queueUp(stream, at + 1);
  };

  for (const stream of Map.groupBy(facts, (fact) => fact.stream).values()) queueUp(stream, 0);
  const first = [...waiting.values()];
  waiting.clear();
  for (const turns of first) take(turns);
  while (waiting.size > 0) {
    let largest: readonly [string, readonly Turn[]] = ['', []];
    for (const one of waiting) if (one[1].length > largest[1].length) largest = one;
    waiting.delete(largest[0]);
    take(largest[1]);
  }
  return waves;
}

/** A stream whose next fact is to be applied. */
interface Turn {
  readonly stream: readonly RecordedFact[];
  readonly at: number;
  readonly fact: RecordedFact;
}

/** Facts that are applied together, each beside those before and after it in its stream. */
export function batchOf(facts: readonly RecordedFact[]): Batch {
  const last = new Map<string, RecordedFact>();
  const after = new Map<RecordedFact, RecordedFact>();
  const before = new Map<RecordedFact, RecordedFact>();
  for (const fact of facts) {
    const previous = last.get(fact.stream);
    if (previous !== undefined) {
      after.set(previous, fact);
      before.set(fact, previous);
    }
    last.set(fact.stream, fact);
  }
  return { after: (fact) => after.get(fact), before: (fact) => before.get(fact) };
}
