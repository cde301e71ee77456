import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { promisesTo } from '../agreements/index.ts';
import { ticketAssigned } from '../tickets/facts.ts';
import { clockStarted } from './facts.ts';
import { newClocks } from './new-clock.ts';
import { measures, type Whereabouts } from './scope.ts';
import { clocksOf } from './standing.ts';
import { recordStop } from './stop-clocks.ts';
import { subjectsOf } from './subjects.ts';

/**
 * A tier's or team's own budget runs while the ticket is with it: it begins when the ticket comes, its response ends when somebody takes
 * it, and all of it ends when the ticket leaves. The client's clock knows nothing of this.
 */
export const onTicketAssigned = hearWithin('on-ticket-assigned-moves-budgets', ticketAssigned, async (work, facts) => {
  const clocks = await clocksOf(
    work.sql,
    facts.map((fact) => fact.stream),
  );
  for (const fact of facts) {
    const { tier, teamId, assigneeId, fromTier, fromTeamId } = fact.payload;
    const budgets = (clocks.get(fact.stream) ?? []).filter(({ kind, stoppedAt }) => kind === 'ola' && stoppedAt === null);
    recordStop(
      work,
      fact,
      budgets.filter(({ agreement, metric }) => !measures(agreement, { tier, teamId }) || (metric === 'response' && assigneeId !== null)),
    );
    if (tier !== fromTier || teamId !== fromTeamId)
      await startBudgets(work, fact, { to: { tier, teamId }, from: { tier: fromTier, teamId: fromTeamId }, taken: assigneeId !== null });
  }
});

async function startBudgets(
  work: Work,
  fact: RecordedFact,
  { to, from, taken }: { readonly to: Whereabouts; readonly from: Whereabouts; readonly taken: boolean },
): Promise<void> {
  const subject = (await subjectsOf(work.sql, [fact.stream])).get(fact.stream);
  if (subject === undefined) return;
  const promises = await promisesTo(work, [subject.clientId]);
  const clocks = promises(subject.clientId, fact.occurredAt, subject.siteId)
    .filter(({ agreement }) => agreement.kind === 'ola' && measures(agreement, to) && !measures(agreement, from))
    .flatMap((bound) =>
      newClocks(work, bound, {
        startedAt: fact.occurredAt,
        subject,
        metrics: taken ? ['resolution'] : ['response', 'resolution'],
        warns: true,
      }),
    );
  if (clocks.length > 0)
    work.record(
      clockStarted,
      { clientId: fact.clientId, id: fact.stream },
      { startedAt: fact.occurredAt.toString(), priority: subject.priority, clocks: [...clocks] },
      { occurredAt: fact.occurredAt },
    );
}
