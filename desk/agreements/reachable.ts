import { addWorkingSeconds, type CalendarDefinition, compileCalendar } from '../../platform/calendar/index.ts';
import { Refused } from '../../platform/refusal.ts';
import type { AgreementTerms, Fault } from './rules.ts';

const targets = ['responseMinutes', 'nextUpdateMinutes', 'workaroundMinutes', 'resolutionMinutes'] as const;

/**
 * Targets that a calendar never reaches, or not in any lifetime: a week of one minute and a target of a month. Found when either is
 * published, for otherwise no ticket could be opened under them.
 */
export function unreachable(terms: AgreementTerms['terms'], definition: CalendarDefinition, at: Temporal.Instant): readonly Fault[] {
  const calendar = compileCalendar(definition);
  return terms.flatMap((row, index) =>
    targets.flatMap((target): Fault[] => {
      const minutes = row[target];
      if (minutes == null || isReached(calendar, at, minutes * 60)) return [];
      return [
        {
          pointer: `#/terms/${index}/${target}`,
          detail: `${minutes} working minutes are not reached on its calendar (${definition.zone}). Write fewer minutes, or give the calendar more working hours.`,
        },
      ];
    }),
  );
}

function isReached(calendar: ReturnType<typeof compileCalendar>, at: Temporal.Instant, seconds: number): boolean {
  try {
    addWorkingSeconds(calendar, at, seconds);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
