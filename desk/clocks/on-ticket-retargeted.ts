import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import type { Subject } from '../agreements/index.ts';
import { ticketCategorized, ticketPrioritized } from '../tickets/facts.ts';
import { addedClocks, beginAdded } from './added-clocks.ts';
import { clockRetargeted } from './facts.ts';
import { followingFrom } from './following.ts';
import { type ClockHistory, historiesOf } from './history.ts';
import { newTarget } from './new-target.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import { categoryPaths, goesByCategory, subjectsOf } from './subjects.ts';

/** Another priority has another target, counted from the original start (domain.md §3.4). */
export const onTicketPrioritized = hearWithin(
  'on-ticket-prioritized',
  ticketPrioritized,
  (work, facts) =>
    retarget(
      work,
      facts.filter(({ payload }) => payload.priority !== payload.fromPriority),
      (subject, { payload }) => ({ ...subject, priority: payload.priority }),
    ),
  { imported: true },
);

/** Another category may be promised something else. */
export const onTicketCategorized = hearWithin('on-ticket-categorized', ticketCategorized, async (work, facts) => {
  const paths = await categoryPaths(
    work.sql,
    facts.flatMap(({ payload }) => payload.categoryId ?? []),
  );
  return retarget(work, facts, (subject, { payload }) => ({
    ...subject,
    categoryPath: payload.categoryId === null ? [] : (paths.get(payload.categoryId) ?? []),
  }));
});

async function retarget<Fact extends RecordedFact>(
  work: Work,
  facts: readonly Fact[],
  changed: (subject: Subject, fact: Fact) => Subject,
): Promise<void> {
  if (facts.length === 0) return;
  const ids = facts.map((fact) => fact.stream);
  const clocks = await clocksOf(work.sql, ids);
  if (clocks.size === 0) return;
  const subjects = await subjectsOf(work.sql, ids);
  const histories = await historiesOf(work.sql, ids);
  for (const fact of facts) {
    const standing = subjects.get(fact.stream);
    if (standing === undefined) continue;
    const subject = changed(standing, fact);
    const running = (clocks.get(fact.stream) ?? []).filter(({ stoppedAt }) => stoppedAt === null);
    if (fact.name === ticketCategorized.name && !goesByCategory(running.map(({ agreement }) => agreement))) continue;
    const targets = running.flatMap((clock) => {
      const history = histories.get(clock.clockId);
      const target = history && newTarget(clock, { subject, history, warns: fact.origin === 'live' });
      return target === undefined || target.targetMinutes === clock.targetMinutes ? [] : [target];
    });
    if (targets.length > 0)
      work.record(
        clockRetargeted,
        { clientId: fact.clientId, id: fact.stream },
        { priority: subject.priority, clocks: targets },
        followingFrom(fact, 'clock-retargeted'),
      );
    if (fact.origin === 'live') await addClocks(work, fact, { subject, clocks: clocks.get(fact.stream) ?? [], histories });
  }
}

/** What is promised only for this priority or category begins now, counted from the ticket's opening. */
async function addClocks(work: Work, fact: RecordedFact, { subject, clocks, histories }: Changed): Promise<void> {
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null);
  const agreements = new Map(running.map(({ agreement, calendar }) => [agreement.agreementId, { agreement, calendar }]));
  const sought = [...agreements.values()].map((bound) => ({
    ticketId: fact.stream,
    bound,
    subject,
    clocks: clocks.filter(({ agreement }) => agreement.agreementId === bound.agreement.agreementId),
  }));
  const added = await addedClocks(work.sql, sought, { histories, at: fact.occurredAt });
  await beginAdded(work, fact, { added, priority: subject.priority });
}

interface Changed {
  readonly subject: Subject;
  readonly clocks: readonly ClockStanding[];
  readonly histories: ReadonlyMap<string, ClockHistory>;
}
