import type { Handler } from '../../platform/module.ts';
import type { Work } from '../../platform/work.ts';
import type { reopenHypothesis as operation } from './contract.ts';
import { hypothesisReopened } from './facts.ts';
import { conclusion, mustBeConcluded } from './rules.ts';
import { hypothesisForUpdate, type Which } from './standing.ts';

/** Takes a conclusion back, with the reason why it does not hold. */
export const reopenHypothesis: Handler<typeof operation> = (work, input) => takeBack(work, input);

/**
 * The same for whoever is not at the desk: an engineer who refutes what was ruled out. `actor` is what the log keeps of them.
 */
export async function takeBack(work: Work, { because, actor, ...which }: Which & { readonly because: string; readonly actor?: string }) {
  const { ticket, hypothesisId, number, statement, state } = await hypothesisForUpdate(work, which);
  mustBeConcluded(state);

  const was = conclusion.parse(state);
  work.record(hypothesisReopened, ticket.stream, { hypothesisId, number, statement, was, because }, actor === undefined ? {} : { actor });

  return { hypothesisId, number, state: 'open' as const };
}
