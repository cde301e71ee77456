import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { replySent, ticketResolved } from '../tickets/facts.ts';
import { promiseEnded } from './facts.ts';
import { openPromises } from './open-promise.ts';
import { endByTelling } from './rules.ts';

/** A human's public word keeps the promise that stands open, or makes it late. What the desk says by itself keeps nothing. */
export const onReplySent = hearWithin('on-reply-sent-keeps-promise', replySent, (work, facts) =>
  endByWord(
    work,
    facts.filter(({ payload }) => payload.by === 'agent' && !payload.automatic),
  ),
);

/** Resolving tells the requester in the same fact, and so it is a word like any other. */
export const onTicketResolved = hearWithin('on-ticket-resolved-keeps-promise', ticketResolved, (work, facts) =>
  endByWord(
    work,
    facts.filter(({ payload }) => payload.told !== null),
  ),
);

async function endByWord(work: Work, told: readonly RecordedFact[]): Promise<void> {
  if (told.length === 0) return;
  const promises = await openPromises(
    work.sql,
    told.map((fact) => fact.stream),
  );
  for (const { clientId, stream, occurredAt } of told) {
    const promise = promises.get(stream);
    if (promise === undefined) continue;
    work.record(
      promiseEnded,
      { clientId, id: stream },
      { promiseId: promise.promiseId, state: endByTelling(promise, occurredAt), why: null },
    );
  }
}
