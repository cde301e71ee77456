import type { CalendarDefinition } from './definition.ts';
import { weekdays } from './week.ts';

/**
 * The oracle of this folder's tests, written another way than the product: it looks at the wall clock of one minute after another
 * (through `Intl`, as text) and asks the definition's own words whether that minute is worked. Slow, and simple enough to trust.
 */
export function minuteOracle(definition: CalendarDefinition): (epochSecond: number) => boolean {
  const wallClock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: definition.zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const dates = new Map<string, { readonly opensOn: (time: string) => boolean; readonly closedAt: (time: string) => boolean }>();

  return (epochSecond) => {
    const [date = '', time = ''] = wallClock.format(epochSecond * 1000).split(' ');
    const known = dates.get(date) ?? readDate(definition, date);
    dates.set(date, known);
    return known.opensOn(time) && !known.closedAt(time);
  };
}

/** Every minute of `[from, to)` (epoch seconds on whole minutes) that is worked. */
export function workedMinutes(definition: CalendarDefinition, from: number, to: number): readonly number[] {
  const isWorked = minuteOracle(definition);
  const worked = [];
  for (let minute = from; minute < to; minute += 60) if (isWorked(minute)) worked.push(minute);
  return worked;
}

function readDate({ week, holidays }: CalendarDefinition, date: string) {
  const today = Temporal.PlainDate.from(date);
  const spansOf = (day: Temporal.PlainDate) => week[weekdays[day.dayOfWeek - 1] ?? 'mon'] ?? [];
  const own = spansOf(today);
  const eve = spansOf(today.subtract({ days: 1 }));
  const parts = holidays.filter((holiday) => holiday.date === date);

  return {
    // Times compare as text: "09:00" < "17:00" < "24:00".
    opensOn: (time: string): boolean =>
      own.some(([from, to]) => (from < to ? from <= time && time < to : from <= time)) || eve.some(([from, to]) => to < from && time < to),
    closedAt: (time: string): boolean => parts.some(({ from = '00:00', to = '24:00' }) => from <= time && time < to),
  };
}
