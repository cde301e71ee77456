import type { CalendarHoliday } from '../../platform/calendar/index.ts';

/** Nobody is closed for longer at a stretch; more is a mistake of whoever wrote the file. */
export const daysAtMost = 366;

/** The dates between two local times, whole or in part; at most 366 of them. */
export function partsOf(begins: Temporal.PlainDateTime, ends: Temporal.PlainDateTime): readonly CalendarHoliday[] {
  const parts: CalendarHoliday[] = [];
  let day = begins.toPlainDate();
  while (parts.length < daysAtMost && Temporal.PlainDateTime.compare(day.toPlainDateTime(), ends) < 0) {
    const from = day.equals(begins.toPlainDate()) ? clockTime(begins) : '00:00';
    const to = day.equals(ends.toPlainDate()) ? clockTime(ends) : '24:00';
    if (from === '00:00' && to === '24:00') parts.push({ date: day.toString() });
    else if (from < to) parts.push({ date: day.toString(), from, to });
    day = day.add({ days: 1 });
  }
  return parts;
}

const clockTime = (local: Temporal.PlainDateTime): string => local.toPlainTime().toString().slice(0, 5);
