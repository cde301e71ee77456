import type { z } from 'zod';
import type { hypothesisView } from '../../../desk/hypotheses/contract.ts';

export type Hypothesis = z.output<typeof hypothesisView>;

/** What somebody is about to do with one of them. */
export type Doing = 'test' | 'ruled_out' | 'confirmed' | 'reopen';

/** Still held: it can be tested, ruled out or confirmed. */
export function isHeld({ state, of }: Pick<Hypothesis, 'state' | 'of'>): boolean {
  return of === null && (state === 'open' || state === 'testing');
}
