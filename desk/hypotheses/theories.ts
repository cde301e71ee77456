import type { z } from 'zod';
import type { heldTheory, ruledOutTheory } from './contract.ts';
import type { Hypothesis } from './list-hypotheses.ts';

/** The theories of a ticket as the next tier gets them: what need not be tried again, and what is still held. */
export interface Theories {
  readonly ruledOut: z.output<typeof ruledOutTheory>[];
  readonly held: z.output<typeof heldTheory>[];
}

/** Sorts a ticket's theories into what was ruled out and what is held: confirmed first, then by how sure one is. */
export function theoriesOf(hypotheses: readonly Hypothesis[]): Theories {
  const ruledOut = hypotheses.flatMap(({ hypothesisId, number, statement, state, test, because, evidence, concludedBy, concludedAt }) =>
    state !== 'ruled_out' || test === null || because === null || concludedAt === null
      ? []
      : [{ hypothesisId, number, statement, test, because, evidence, by: concludedBy ?? '', at: concludedAt }],
  );
  const held = hypotheses.flatMap(({ hypothesisId, number, statement, confidence, state, test, raisedBy, raisedAt }) =>
    state === 'ruled_out' ? [] : [{ hypothesisId, number, statement, confidence, state, test, by: raisedBy, at: raisedAt }],
  );
  return { ruledOut, held: held.toSorted((one, other) => rank(one) - rank(other) || one.number - other.number) };
}

const sureness = { high: 1, medium: 2, low: 3 } as const;

function rank({ state, confidence }: Theories['held'][number]): number {
  return state === 'confirmed' ? 0 : sureness[confidence];
}
