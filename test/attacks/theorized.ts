import { type Ids, internal, type Side } from './side.ts';
import type { Surface } from './surface.ts';

let raised = 0;

/** A theory on a ticket of the side, ruled out with words that must not get out. */
export async function theorized({ must }: Surface, side: Pick<Side, 'name' | 'callers'>, ticketId: string): Promise<Ids> {
  const { tier2_technician: priya } = side.callers;
  raised += 1;
  const { hypothesisId = '' } = await must(priya, 'raiseHypothesis', { ticketId, statement: internal(side, `hypothesis ${raised}`) });
  await must(priya, 'testHypothesis', { ticketId, hypothesisId, test: internal(side, 'test') });
  await must(priya, 'concludeHypothesis', { ticketId, hypothesisId, conclusion: 'ruled_out', because: internal(side, 'what was seen') });
  return { hypothesisId };
}
