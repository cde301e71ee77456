import type { CalendarDefinition } from './definition.ts';
import { append, type Interval, without } from './intervals.ts';
import { piecesByWeekday, secondsOfDay, secondsPerDay, weekdays } from './week.ts';

/** What is open on one local date, in seconds of a 24-hour wall clock. Dates count from 1970-01-01 as day 0. */
export type LocalHours = (localDay: number) => readonly Interval[];

/** Day 0, 1970-01-01, was a Thursday. */
const weekdayOfDayZero = 3;

/** The calendar read as a wall clock reads it: no zone, no daylight saving, each date has 24 hours. */
export function localHours(definition: CalendarDefinition): LocalHours {
  const weekly = piecesByWeekday(definition.week).map((pieces) => {
    const open: Interval[] = [];
    for (const { from, to } of pieces) append(open, [from, to]);
    return open;
  });
  const closed = new Map<number, Interval[]>();
  for (const { date, from = '00:00', to = '24:00' } of definition.holidays) {
    const day = localDayOf(date);
    closed.set(day, [...(closed.get(day) ?? []), [secondsOfDay(from), secondsOfDay(to)]]);
  }

  return (localDay) => {
    const open = weekly[modulo(localDay + weekdayOfDayZero, weekdays.length)] ?? [];
    return (closed.get(localDay) ?? []).reduce<readonly Interval[]>(without, open);
  };
}

const localDayOf = (date: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds / (secondsPerDay * 1000);

const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;
