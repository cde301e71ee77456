import { addWorkingSeconds } from '../../platform/calendar/index.ts';
import type { RecordedFact } from '../../platform/log/fact.ts';
import type { Work } from '../../platform/work.ts';
import type { PendingReason } from '../tickets/rules.ts';
import { pausedSecondsAt } from './continue-clocks.ts';
import { clockPaused } from './facts.ts';
import type { ClockStanding } from './standing.ts';

/** What of a clock decides whether and for how long it may stand still. */
export type Pausable = Pick<ClockStanding, 'clockId' | 'kind' | 'metric' | 'agreement' | 'calendar' | 'pausedAt' | 'pausedSeconds'>;

/** What is waited for, and which clocks run meanwhile. */
interface Pausing {
  readonly reason: PendingReason;
  readonly questionId: string;
  /** Who asked, where it is not the one who acts now. */
  readonly pausedBy?: string;
  readonly running: readonly Pausable[];
}

/**
 * Lets the client's clocks stand still, where their agreement lists the reason and some of its cap is left. The cap counts all pauses
 * of a clock together, in working time; when it is used up the clock runs on, whatever is waited for. First response and next update never
 * pause: waiting for somebody is no reason to say nothing.
 */
export function pauseClocks(
  work: Work,
  fact: Pick<RecordedFact, 'clientId' | 'stream' | 'occurredAt'>,
  { reason, questionId, pausedBy, running }: Pausing,
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
      { pausedAt: fact.occurredAt.toString(), reason, questionId, ...(pausedBy !== undefined && { pausedBy }), clocks: paused },
      { occurredAt: fact.occurredAt },
    );
}

/** Until when a clock may stand still from an instant on; undefined where its agreement does not list the reason, or the cap is used up. */
export function pausedUntil(clock: Pausable, reason: PendingReason, at: Temporal.Instant): Temporal.Instant | undefined {
  const mostMinutes = clock.agreement.pauses.find((pause) => pause.reason === reason)?.mostMinutes ?? 0;
  const secondsLeft = mostMinutes * 60 - pausedSecondsAt(clock, at);
  return secondsLeft > 0 ? addWorkingSeconds(clock.calendar.calendar, at, secondsLeft) : undefined;
}
