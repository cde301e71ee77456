import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { ticketCancelled, ticketClosed } from '../tickets/facts.ts';
import { promiseEnded } from './facts.ts';
import { openPromises } from './open-promise.ts';

/** A ticket that ends with a promise still open has broken it. Resolving tells the requester and so keeps it. */
async function breakOpenPromises(work: Work, facts: readonly RecordedFact[]): Promise<void> {
  const promises = await openPromises(
    work.sql,
    facts.map((fact) => fact.stream),
  );
  for (const { clientId, stream } of facts) {
    const promise = promises.get(stream);
    if (promise !== undefined)
      work.record(promiseEnded, { clientId, id: stream }, { promiseId: promise.promiseId, state: 'broken', why: 'the ticket ended' });
  }
}

export const onTicketClosed = hearWithin('on-ticket-closed-breaks-promise', ticketClosed, breakOpenPromises);
export const onTicketCancelled = hearWithin('on-ticket-cancelled-breaks-promise', ticketCancelled, breakOpenPromises);
