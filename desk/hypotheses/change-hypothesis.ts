import type { Handler } from '../../platform/module.ts';
import type { changeHypothesis as operation } from './contract.ts';
import { hypothesisChanged } from './facts.ts';
import { confidence as known, mustBeHeld } from './rules.ts';
import { hypothesisForUpdate } from './standing.ts';

/** Words a theory anew or says how sure one is now; what would change nothing is no fact. */
export const changeHypothesis: Handler<typeof operation> = async (work, { statement, confidence, ...which }) => {
  const { ticket, hypothesisId, number, state, ...before } = await hypothesisForUpdate(work, which);
  mustBeHeld(state);
  const after = { statement: statement ?? before.statement, confidence: confidence ?? known.parse(before.confidence) };

  if (after.statement !== before.statement || after.confidence !== before.confidence)
    work.record(hypothesisChanged, ticket.stream, { hypothesisId, number, ...after });

  return { hypothesisId, number, state };
};
