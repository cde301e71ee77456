import { z } from 'zod';
import { line } from '../wire.ts';
import { type Piece, piecesByWeekday, secondsOfDay, type Weekday } from './week.ts';

/** More spans on one day than any desk works; keeps a day's arithmetic short. */
const spansPerDayAtMost = 24;
/** A holiday for every working day of sixteen years. */
export const holidaysAtMost = 4_000;

const beginning = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write when it begins as hours and minutes between 00:00 and 23:59, such as 09:00.');
const end = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Write when it ends as hours and minutes between 00:00 and 24:00, such as 17:00.');

const span = z
  .tuple([beginning, end], 'Write a span as when it begins and when it ends, such as ["09:00", "17:00"].')
  .refine(
    ([from, to]) => from !== to,
    'A span cannot end where it begins. For the whole day write ["00:00", "24:00"]; for none leave it out.',
  );

const spans = z.array(span).max(spansPerDayAtMost, `A day has at most ${spansPerDayAtMost} spans. Join those that belong together.`);

/** A date on which nobody works, or a part of one. */
export const calendarHoliday = z
  .strictObject({
    date: z.iso.date('Write a date that exists as year, month and day, such as 2026-12-25.'),
    from: beginning.optional(),
    to: end.optional(),
    /** What people call the day. It changes no arithmetic. */
    name: line(100).optional(),
  })
  .refine(
    ({ from, to }) => (from === undefined) === (to === undefined),
    'Give both from and to to close a part of the date, or neither to close all of it.',
  )
  .refine(
    ({ from, to }) => from === undefined || to === undefined || secondsOfDay(from) < secondsOfDay(to),
    'A closed part ends after it begins, on its own date. For what lies after midnight add the next date.',
  );

const weekAdvice = 'Give working spans by weekday, such as {"mon": [["09:00", "17:00"]]}.';
const zoneAdvice = 'Name a zone of the IANA list, such as Europe/Berlin or UTC. Offsets such as +01:00 know no daylight saving.';

const week = z.strictObject(
  {
    mon: spans.optional(),
    tue: spans.optional(),
    wed: spans.optional(),
    thu: spans.optional(),
    fri: spans.optional(),
    sat: spans.optional(),
    sun: spans.optional(),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? 'Name weekdays as mon, tue, wed, thu, fri, sat and sun.' : weekAdvice) },
);

/**
 * A calendar as people write it, send it and keep it in files: an IANA zone, working spans by weekday in that zone's local time,
 * and dates (whole or in part) on which nobody works. What it means to the second stands in this folder's README.
 */
export const calendarDefinition = z
  .strictObject({
    zone: z.string(zoneAdvice).refine(isZone, zoneAdvice),
    week,
    holidays: z
      .array(calendarHoliday)
      .max(holidaysAtMost, `A calendar has at most ${holidaysAtMost} holidays. Leave out those long past.`)
      .default([]),
  })
  .superRefine(({ week }, context) => {
    const days = piecesByWeekday(week);
    if (days.every((pieces) => pieces.length === 0)) {
      context.addIssue({ code: 'custom', path: ['week'], message: 'A calendar needs working time. Add a span to at least one weekday.' });
    }
    for (const { earlier, later } of days.flatMap(overlapsOf)) {
      context.addIssue({
        code: 'custom',
        path: ['week', later.day, later.position],
        message: `${sentence(earlier)} and ${sentence(later)} overlap. ${remedy}`,
      });
    }
  });

/** A calendar that has passed every check of `calendarDefinition`. */
export type CalendarDefinition = z.output<typeof calendarDefinition>;

export type CalendarHoliday = z.output<typeof calendarHoliday>;

const remedy = 'Join them into one span, or let one end where the other begins.';

const dayNames: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const sentence = ({ day, span: [from, to] }: Piece): string => `${dayNames[day]} ${from} to ${to}`;

/** Neighbors of one weekday that share time, tails from the day before among them. */
function overlapsOf(pieces: readonly Piece[]): readonly { readonly earlier: Piece; readonly later: Piece }[] {
  const overlaps = [];
  let reaching = pieces[0];
  for (const later of pieces.slice(1)) {
    if (reaching !== undefined && later.from < reaching.to) overlaps.push({ earlier: reaching, later });
    if (reaching === undefined || later.to > reaching.to) reaching = later;
  }
  return overlaps;
}

/** Whether the machine's zone list knows the name. Offsets are zones to `Temporal`, but not to a desk. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Temporal.ZonedDateTime(0n, name);
    return true;
  } catch {
    return false;
  }
}
