import assert from 'node:assert/strict';
import { sendForm } from './pages.ts';
import { type Ids, internal, type Side } from './side.ts';
import { anonymous, type Surface } from './surface.ts';

let raised = 0;

/** A theory on a ticket of the side, ruled out with words that must not get out, and a link to its handoff by which an engineer answered. */
export async function theorized(surface: Surface, side: Side, ticketId: string): Promise<Ids> {
  const { must } = surface;
  const { tier2_technician: priya } = side.callers;
  const { clientId } = side.ids;
  raised += 1;
  const { hypothesisId = '' } = await must(priya, 'raiseHypothesis', { ticketId, statement: internal(side, `hypothesis ${raised}`) });
  await must(priya, 'testHypothesis', { ticketId, hypothesisId, test: internal(side, 'test') });
  await must(priya, 'concludeHypothesis', { ticketId, hypothesisId, conclusion: 'ruled_out', because: internal(side, 'what was seen') });
  const { linkId = '', url = '' } = await must(priya, 'shareHandoff', { ticketId, label: internal(side, 'link') });
  const { status } = await sendForm(surface, anonymous, new URL(url).pathname, {
    name: internal(side, 'engineer'),
    text: internal(side, 'answer'),
    refutes: '',
  });
  assert.equal(status, 303);
  const { connectionId = '' } = await must(side.callers.client_admin, 'addConnection', {
    clientId,
    name: internal(side, 'connection'),
    settings: { kind: 'webhook', url: 'https://hooks.example.com/desk' },
  });
  await must(priya, 'handOver', {
    ticketId,
    connectionId,
    question: internal(side, 'question to engineers'),
    accessLacking: { system: internal(side, 'system'), right: internal(side, 'right') },
  });
  return { hypothesisId, linkId, connectionId };
}
