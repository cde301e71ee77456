import type { Handler } from '../../platform/module.ts';
import type { testHypothesis as operation } from './contract.ts';
import { hypothesisTested } from './facts.ts';
import { mustBeHeld } from './rules.ts';
import { hypothesisForUpdate } from './standing.ts';

/** Says that a theory is being tested, and how. */
export const testHypothesis: Handler<typeof operation> = async (work, { test, ...which }) => {
  const { ticket, hypothesisId, number, statement, state } = await hypothesisForUpdate(work, which);
  mustBeHeld(state);

  work.record(hypothesisTested, ticket.stream, { hypothesisId, number, statement, test });

  return { hypothesisId, number, state: 'testing' };
};
