import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { replySent } from '../tickets/facts.ts';
import { promiseEnded } from './facts.ts';
import { promiseCheckIns } from './promise-check-in.ts';
import { endByTelling } from './rules.ts';
import { type PromiseStanding, standingsOf } from './standing.ts';

/**
 * A human's public word keeps the promise that stands open, or makes it late. What the desk says by itself keeps nothing. A ticket that
 * was escalated carries the next promise at once: the one sent with the words, or a check-in that the desk makes.
 */
export const onReplySent = hearWithin('on-reply-sent-keeps-promise', replySent, async (work, facts) => {
  const told = facts.filter(({ payload }) => payload.by === 'agent' && !payload.automatic);
  if (told.length === 0) return;
  const standings = await standingsOf(
    work.sql,
    told.map(({ stream }) => stream),
  );
  endByWord(work, told, standings);
  await promiseCheckIns(
    work,
    told.flatMap(({ stream, payload }) => {
      const standing = standings.get(stream);
      return standing === undefined || standing.escalatedAt === null || payload.promisesNext ? [] : [standing];
    }),
  );
});

/** Ends the promises that stand open on these facts' tickets: their requesters were told something in them. */
export function endByWord(work: Work, told: readonly RecordedFact[], standings: ReadonlyMap<string, PromiseStanding>): void {
  for (const { clientId, stream, occurredAt } of told) {
    const promise = standings.get(stream)?.open ?? null;
    if (promise === null) continue;
    work.record(
      promiseEnded,
      { clientId, id: stream },
      { promiseId: promise.promiseId, state: endByTelling(promise, occurredAt), why: null },
    );
  }
}
