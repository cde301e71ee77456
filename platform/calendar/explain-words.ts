import type { CalendarDefinition } from './definition.ts';
import type { Step } from './explain.ts';
import { calendarWords } from './words.ts';

/** A step in one English sentence, its instants in the wall time of its zone: `Fri 6 Mar 2026, 16:00 to 17:00: 1 h counted, 1 h in all.` */
export function stepWords(step: Step): string {
  const { zone } = step;
  const at = (instant: Temporal.Instant) => momentWords(instant, zone);
  switch (step.kind) {
    case 'opened':
      return `Starts ${at(step.at)} (${zone}), ${step.working ? 'in working time.' : 'when nobody works: nothing counts yet.'}`;
    case 'worked':
      return `${spanWords(step)}: ${durationWords(step.seconds)} counted, ${durationWords(step.secondsSoFar)} in all.`;
    case 'closed':
      return `${spanWords(step)}: closed.${step.holidays.length === 0 ? '' : ` Holidays: ${step.holidays.map(holidayWords).join('; ')}.`}`;
    case 'clocks-changed':
      return clocksWords(step);
    case 'version':
      return `From ${at(step.at)} on another version counts: ${calendarWords(step.definition)}.`;
    case 'left-out':
      return `${spanWords(step)}: ${step.spans} more working spans in the same way, ${durationWords(step.seconds)} counted, ${durationWords(step.secondsSoFar)} in all.`;
    case 'reached':
      return `Ends ${at(step.at)} (${zone}).`;
  }
}

/** An instant as people of a zone write it: `Fri 6 Mar 2026, 16:00`; seconds only where there are any. */
export function momentWords(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone);
  return `${dateWords(local.toPlainDate())}, ${timeWords(local)}`;
}

/** A length in hours, minutes and seconds: `7 h 40 min`. */
export function durationWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}`);
  return said.length === 0 ? '0 min' : said.join(' ');
}

function spanWords({ from, to, zone }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant; readonly zone: string }): string {
  const [begins, ends] = [from.toZonedDateTimeISO(zone), to.toZonedDateTimeISO(zone)];
  const sameDate = begins.toPlainDate().equals(ends.toPlainDate());
  return `${momentWords(from, zone)} to ${sameDate ? timeWords(ends) : momentWords(to, zone)}`;
}

function clocksWords({ at, shiftSeconds, zone }: Extract<Step, { kind: 'clocks-changed' }>): string {
  const after = at.toZonedDateTimeISO(zone).toPlainDateTime();
  const before = after.subtract({ seconds: shiftSeconds });
  const length = durationWords(Math.abs(shiftSeconds));
  const [old, now] = [before, after].map((local) => `${dateWords(local.toPlainDate())}, ${timeWords(local)}`);
  return shiftSeconds > 0
    ? `The clocks go forward from ${old} to ${now}: these ${length} never are, and nothing is counted for them.`
    : `The clocks go back from ${old} to ${now}: these ${length} come twice, and what is worked in them counts twice.`;
}

function holidayWords({ date, from, to, name }: CalendarDefinition['holidays'][number]): string {
  const part = from === undefined || to === undefined ? '' : `, ${from} to ${to}`;
  return `${dateWords(Temporal.PlainDate.from(date))}${part}${name === undefined ? '' : ` (${name})`}`;
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dateWords(date: Temporal.PlainDate): string {
  return `${days[date.dayOfWeek - 1]} ${date.day} ${months[date.month - 1]} ${date.year}`;
}

function timeWords({ hour, minute, second }: { readonly hour: number; readonly minute: number; readonly second: number }): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`;
}
