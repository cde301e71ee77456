import type { Work } from '../../platform/work.ts';
import { type BoundAgreement, type Subject, targetsFor } from '../agreements/index.ts';
import type { Metric } from '../agreements/rules.ts';
import type { BoundTarget } from './facts.ts';
import { nextWarning, noWarning } from './next-warning.ts';
import { dueAt } from './targets.ts';

/** Clocks to be started together. */
export interface Beginning {
  readonly startedAt: Temporal.Instant;
  readonly subject: Subject;
  readonly metrics: readonly Metric[];
  /** False for imported history, which warns nobody. */
  readonly warns: boolean;
}

/** The clocks that an agreement has for a ticket, as the fact that starts them tells them: one for each metric it speaks of. */
export function newClocks(work: Work, bound: BoundAgreement, { startedAt, subject, metrics, warns }: Beginning): readonly BoundTarget[] {
  const targets = targetsFor(bound.agreement.terms, subject);
  return metrics.flatMap((metric) => {
    const targetMinutes = targets.get(metric);
    return targetMinutes === undefined ? [] : [newClock(work, bound, { metric, targetMinutes, startedAt, warns })];
  });
}

/** One clock on an agreement, from an instant on. */
export function newClock(
  work: Pick<Work, 'newId'>,
  { agreement, calendar }: BoundAgreement,
  { metric, targetMinutes, startedAt, warns }: { metric: Metric; targetMinutes: number; startedAt: Temporal.Instant; warns: boolean },
): BoundTarget {
  const { warnings } = agreement;
  return {
    clockId: work.newId(),
    kind: agreement.kind,
    metric,
    agreementId: agreement.agreementId,
    agreementVersion: agreement.version,
    calendarId: calendar.calendarId,
    calendarVersion: calendar.version,
    targetMinutes,
    dueAt: dueAt(calendar.calendar, startedAt, targetMinutes).toString(),
    ...(warns ? nextWarning(calendar.calendar, { startedAt, targetMinutes, stops: [], warnings, warnedPercent: 0 }) : noWarning),
  };
}
