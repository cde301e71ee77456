import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { replySent } from '../tickets/facts.ts';
import { continueClocks } from './continue-clocks.ts';
import { clockStarted } from './facts.ts';
import { newClock } from './new-clock.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import { recordStop } from './stop-clocks.ts';
import { subjectsOf } from './subjects.ts';

/**
 * First response is a human's public communication; automatic replies never count (domain.md §3.9). The same word is the update that was
 * due, and the next one is due from then on. Whatever the requester says ends a pause (domain.md §3.2).
 */
export const onReplySent = hearWithin(
  'on-reply-sent-moves-clocks',
  replySent,
  async (work, facts) => {
    const human = facts.filter(({ payload }) => payload.by === 'agent' && !payload.automatic);
    const asking = facts.filter(({ payload, origin }) => payload.by === 'requester' && origin === 'live');
    if (human.length === 0 && asking.length === 0) return;
    const clocks = await clocksOf(
      work.sql,
      [...human, ...asking].map((fact) => fact.stream),
    );
    const running = (fact: RecordedFact) => (clocks.get(fact.stream) ?? []).filter(({ stoppedAt }) => stoppedAt === null);
    for (const fact of asking)
      continueClocks(work, fact, {
        because: 'replied',
        clocks: running(fact).filter(({ pausedAt }) => pausedAt !== null),
      });
    const told = new Set<string>();
    for (const fact of human) {
      if (told.has(fact.stream)) continue;
      told.add(fact.stream);
      const answered = running(fact).filter(({ kind, metric }) => kind === 'sla' && (metric === 'response' || metric === 'next_update'));
      recordStop(work, fact, answered);
      await oweNextUpdate(
        work,
        fact,
        answered.find(({ metric }) => metric === 'next_update'),
      );
    }
  },
  { imported: true },
);

/** The next update is due as long after this word as the last one was after the word before it. */
async function oweNextUpdate(work: Work, fact: RecordedFact, answered: ClockStanding | undefined): Promise<void> {
  if (answered === undefined) return;
  const subject = (await subjectsOf(work.sql, [fact.stream])).get(fact.stream);
  if (subject === undefined) return;
  const { metric, targetMinutes } = answered;
  const clock = newClock(work, answered, { metric, targetMinutes, startedAt: fact.occurredAt, warns: true });
  work.record(
    clockStarted,
    { clientId: fact.clientId, id: fact.stream },
    { startedAt: fact.occurredAt.toString(), priority: subject.priority, clocks: [clock] },
    { occurredAt: fact.occurredAt },
  );
}
