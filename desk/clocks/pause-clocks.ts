import { addWorkingSeconds } from '../../platform/calendar/index.ts';
import type { RecordedFact } from '../../platform/log/fact.ts';
import type { Work } from '../../platform/work.ts';
import type { PendingReason } from '../tickets/rules.ts';
import { continued } from './continue-clocks.ts';
import { clockPaused } from './facts.ts';
import type { ClockStanding } from './standing.ts';

/**
 * Lets the client's clocks stand still, where their agreement lists the reason and some of its cap is left. The cap counts all pauses
 * of a clock together, in working time; when it is used up the clock runs on, whatever is waited for. First response and next update never
 * pause: waiting for somebody is no reason to say nothing.
 */
export function pauseClocks(
  work: Work,
  fact: RecordedFact,
  {
    reason,
    questionId,
    running,
  }: { readonly reason: PendingReason; readonly questionId: string; readonly running: readonly ClockStanding[] },
): void {
  const paused = running
    .filter(({ kind, metric }) => kind === 'sla' && (metric === 'resolution' || metric === 'workaround'))
    .flatMap((clock) => {
      const until = pausedUntil(clock, reason, fact.occurredAt);
      const { clockId, kind, metric } = clock;
      return until === undefined ? [] : [{ clockId, kind, metric, until: until.toString() }];
    });
  if (paused.length > 0)
    work.record(
      clockPaused,
      { clientId: fact.clientId, id: fact.stream },
      { pausedAt: fact.occurredAt.toString(), reason, questionId, clocks: paused },
      { occurredAt: fact.occurredAt },
    );
}

/** Until when a clock may stand still from an instant on; undefined where its agreement does not list the reason, or the cap is used up. */
export function pausedUntil(clock: ClockStanding, reason: PendingReason, at: Temporal.Instant): Temporal.Instant | undefined {
  const mostMinutes = clock.agreement.pauses.find((pause) => pause.reason === reason)?.mostMinutes ?? 0;
  const secondsLeft = mostMinutes * 60 - continued(clock, at).pausedSeconds;
  return secondsLeft > 0 ? addWorkingSeconds(clock.calendar.calendar, at, secondsLeft) : undefined;
}
