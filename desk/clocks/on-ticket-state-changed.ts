import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { promisesTo } from '../agreements/index.ts';
import { ticketStateChanged } from '../tickets/facts.ts';
import { continueClocks } from './continue-clocks.ts';
import { clockStarted } from './facts.ts';
import { newClocks } from './new-clock.ts';
import { pauseClocks } from './pause-clocks.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import { recordStop } from './stop-clocks.ts';
import { subjectsOf } from './subjects.ts';

/**
 * Waiting moves clocks in two ways only. The client's stands still for a reason that its agreement lists, while a question is out
 * (domain.md §3.2). A supplier's own promise runs while the ticket waits for that supplier; the client's runs on beside it.
 */
export const onTicketStateChanged = hearWithin('on-ticket-state-changed-moves-clocks', ticketStateChanged, async (work, facts) => {
  const clocks = await clocksOf(
    work.sql,
    facts.map((fact) => fact.stream),
  );
  for (const fact of facts) {
    const running = (clocks.get(fact.stream) ?? []).filter(({ stoppedAt }) => stoppedAt === null);
    const { pendingReason, questionId, supplier } = fact.payload;

    // The requester's own reply ends the wait, and has let the clocks go on already.
    if (!fact.actor.startsWith('requester:'))
      continueClocks(work, fact, { because: 'wait_over', clocks: running.filter(({ pausedAt }) => pausedAt !== null) });
    recordStop(
      work,
      fact,
      running.filter(({ kind }) => kind === 'underpinning'),
    );
    if (pendingReason !== null && questionId !== null) pauseClocks(work, fact, { reason: pendingReason, questionId, running });
    if (pendingReason === 'supplier' && supplier !== null) await startSupplierClock(work, fact, { supplier, running });
  }
});

async function startSupplierClock(
  work: Work,
  fact: RecordedFact,
  { supplier, running }: { readonly supplier: string; readonly running: readonly ClockStanding[] },
): Promise<void> {
  const subject = (await subjectsOf(work.sql, [fact.stream])).get(fact.stream);
  if (subject === undefined || running.length === 0) return;
  const promises = await promisesTo(work, [subject.clientId]);
  const clocks = promises(subject.clientId, fact.occurredAt, subject.siteId)
    .filter(({ agreement }) => agreement.kind === 'underpinning' && isSame(agreement.scope.supplier, supplier))
    .flatMap((bound) => newClocks(work, bound, { startedAt: fact.occurredAt, subject, metrics: ['resolution'], warns: true }));
  if (clocks.length > 0)
    work.record(
      clockStarted,
      { clientId: fact.clientId, id: fact.stream },
      { startedAt: fact.occurredAt.toString(), priority: subject.priority, clocks: [...clocks] },
      { occurredAt: fact.occurredAt },
    );
}

function isSame(one: string | undefined, other: string): boolean {
  return one?.trim().toLowerCase() === other.trim().toLowerCase();
}
