import type { RecordedFact } from './fact.ts';

/**
 * Cuts a batch into groups that can be applied as sets: facts of one stream keep their order, and no stream occurs twice
 * in a group. Facts of different streams touch different rows, so that their order among each other does not matter.
 */
export function inWaves(facts: readonly RecordedFact[]): readonly (readonly RecordedFact[])[] {
  if (facts.length === 1) return [facts];
  const depthOf = new Map<string, number>();
  const waves: Map<string, RecordedFact[]>[] = [];
  for (const fact of facts) {
    const depth = depthOf.get(fact.stream) ?? 0;
    depthOf.set(fact.stream, depth + 1);
    let wave = waves[depth];
    if (wave === undefined) {
      wave = new Map();
      waves.push(wave);
    }
    const group = wave.get(fact.name);
    if (group === undefined) wave.set(fact.name, [fact]);
    else group.push(fact);
  }
  return waves.flatMap((wave) => [...wave.values()]);
}
