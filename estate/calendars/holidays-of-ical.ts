import ICAL from 'ical.js';
import { type CalendarHoliday, holidaysAtMost } from '../../platform/calendar/index.ts';
import { daysAtMost, partsOf } from './parts-of.ts';

/** What a file holds for a calendar, and what of it became no holiday. */
export type HolidaysInFile =
  | { readonly items: readonly CalendarHoliday[]; readonly leftOut: readonly { readonly name: string; readonly reason: string }[] }
  | { readonly unreadable: string }
  | { readonly tooLarge: true };

/** The category of working hours in the files that the desk exports: reading one back must not close the desk all day. */
export const workingHoursCategory = 'WORKING HOURS';

/** Events left out that are named. */
const leftOutTold = 50;
/** Repetitions looked at, over all events: a rule that begins centuries ago is not followed to today. */
const repetitionsAtMost = 50_000;

/**
 * Reads the events of an iCal file as holidays in a zone, those of the years `[firstYear, firstYear + years)`. Events of days close them,
 * events with times a part of each date they touch. Runs in a thread of its own (`ical-worker.ts`): some rules repeat for ever.
 */
export function holidaysOfIcal(
  text: string,
  { zone, firstYear, years }: { readonly zone: string; readonly firstYear: number; readonly years: number },
): HolidaysInFile {
  const [from, until] = [`${firstYear}-01-01`, `${firstYear + years}-01-01`];
  const calendars = calendarsIn(text);
  if (typeof calendars === 'string') return { unreadable: calendars };
  const items = new Map<string, CalendarHoliday>();
  const leftOut: { name: string; reason: string }[] = [];
  let repetitions = 0;

  for (const event of calendars.flatMap(eventsIn)) {
    const name = nameOf(event);
    try {
      for (const { begins, ends } of occurrencesOf(event, zone)) {
        repetitions += 1;
        if (repetitions > repetitionsAtMost) return { tooLarge: true };
        if (begins.toPlainDate().toString() >= until) break;
        if (begins.until(ends, { largestUnit: 'day' }).days > daysAtMost) throw new Error(`It lasts longer than ${daysAtMost} days.`);
        for (const part of partsOf(begins, ends)) {
          if (part.date < from || part.date >= until) continue;
          items.set(`${part.date} ${part.from ?? ''} ${part.to ?? ''}`, { ...part, ...(name !== '' && { name }) });
          if (items.size > holidaysAtMost) return { tooLarge: true };
        }
      }
    } catch (error) {
      leftOut.push({ name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return {
    items: [...items.entries()].toSorted(([one], [other]) => one.localeCompare(other)).map(([, holiday]) => holiday),
    leftOut: leftOut.slice(0, leftOutTold),
  };
}

/** The calendars of a file, or why it has none. */
function calendarsIn(text: string): readonly ICAL.Component[] | string {
  if (!/^\s*BEGIN:VCALENDAR/i.test(text)) return 'It does not begin with BEGIN:VCALENDAR.';
  try {
    const parsed: unknown = ICAL.parse(text);
    // jCal: one component is [name, properties, components], several are a list of those.
    const all = Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][]);
    return all.map((each) => new ICAL.Component(each as unknown as string));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Events that close something: not called off, not the desk's own working hours. Changed repetitions are found by their event. */
function eventsIn(calendar: ICAL.Component): readonly ICAL.Event[] {
  const components = calendar.getAllSubcomponents('vevent').filter((component) => {
    const categories = component.getAllProperties('categories').flatMap((property) => property.getValues().map(String));
    return !categories.includes(workingHoursCategory) && String(component.getFirstPropertyValue('status') ?? '') !== 'CANCELLED';
  });
  const events = components.map((component) => new ICAL.Event(component));
  return events.filter((event) => !event.isRecurrenceException());
}

function* occurrencesOf(
  event: ICAL.Event,
  zone: string,
): Generator<{ readonly begins: Temporal.PlainDateTime; readonly ends: Temporal.PlainDateTime }> {
  if (event.component.getFirstPropertyValue('dtstart') === null) throw new Error('It has no beginning (DTSTART).');
  const writtenZone = (property: string) => event.component.getFirstProperty(property)?.getFirstParameter('tzid');
  const [startZone, endZone] = [writtenZone('dtstart'), writtenZone('dtend') ?? writtenZone('dtstart')];
  if (!event.isRecurring()) {
    yield { begins: localOf(event.startDate, startZone, zone), ends: localOf(event.endDate, endZone, zone) };
    return;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    yield { begins: localOf(startDate, startZone, zone), ends: localOf(endDate, startZone, zone) };
  }
}

/** A time of the file as the wall clock of the calendar's zone shows it: dates and times without a zone as they stand. */
function localOf(time: ICAL.Time, writtenZone: string | undefined, zone: string): Temporal.PlainDateTime {
  const { year, month, day, hour, minute } = time;
  if (time.isDate) return new Temporal.PlainDateTime(year, month, day);
  const local = new Temporal.PlainDateTime(year, month, day, hour, minute);
  const isUtc = time.zone === ICAL.Timezone.utcTimezone;
  if (!isUtc && writtenZone === undefined) return local;
  return instantOf(time, local, isUtc ? 'UTC' : (writtenZone ?? 'UTC'))
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
}

/** A zone of the IANA list by its rules today, any other by those that the file brings along. */
function instantOf(time: ICAL.Time, local: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  try {
    return local.toZonedDateTime(zone).toInstant();
  } catch {
    if (time.zone === ICAL.Timezone.localTimezone) throw new Error(`Its time zone ${zone} is not known.`);
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(time.toUnixTime() / 60) * 60_000);
  }
}

function nameOf(event: ICAL.Event): string {
  return String(event.summary ?? '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 100);
}
