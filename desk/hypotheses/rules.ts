import { z } from 'zod';
import { refuse } from '../../platform/refusal.ts';
import { hypothesisConcluded, hypothesisStillOpen } from './refusals.ts';

/** Where a theory of the cause stands. It is `testing` while somebody checks it. */
export const hypothesisState = z.enum(['open', 'testing', 'ruled_out', 'confirmed']);
export type HypothesisState = z.infer<typeof hypothesisState>;

/** How sure whoever raised it is. */
export const confidence = z.enum(['low', 'medium', 'high']);

/** How a theory ends. */
export const conclusion = z.enum(['ruled_out', 'confirmed']);

/** Only a theory that is still held is changed, tested or concluded; one that was concluded is reopened first, with a reason. */
export function mustBeHeld(state: HypothesisState): void {
  if (state === 'ruled_out' || state === 'confirmed') refuse(hypothesisConcluded, { state });
}

/** Only a conclusion is taken back. */
export function mustBeConcluded(state: HypothesisState): void {
  if (state === 'open' || state === 'testing') refuse(hypothesisStillOpen, { state });
}
