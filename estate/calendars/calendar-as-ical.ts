import ICAL from 'ical.js';
import type { CalendarDefinition, CalendarHoliday } from '../../platform/calendar/index.ts';
import { workingHoursCategory } from './holidays-of-ical.ts';
import { zoneAsIcal } from './zone-as-ical.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const icalDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** Years whose changes of clocks a file brings along. */
const yearsAhead = 10;

/** What is exported: one version of a calendar. */
export interface ExportedCalendar {
  readonly calendarId: string;
  readonly name: string;
  readonly version: number;
  readonly definition: CalendarDefinition;
  readonly effectiveFrom: Temporal.Instant;
  readonly publishedAt: Temporal.Instant;
}

/**
 * A calendar as an iCal file (RFC 5545): each span of the week as an event that repeats weekly on its days, each holiday as an event of its
 * date or of a part of it, the zone with its changes of clocks for ten years.
 */
export function calendarAsIcal(calendar: ExportedCalendar): string {
  const { name, definition, effectiveFrom } = calendar;
  const file = new ICAL.Component('vcalendar');
  file.addPropertyWithValue('version', '2.0');
  file.addPropertyWithValue('prodid', '-//Secondline//Calendars//EN');
  file.addPropertyWithValue('calscale', 'GREGORIAN');
  file.addPropertyWithValue('x-wr-calname', name);
  file.addPropertyWithValue('x-wr-timezone', definition.zone);
  const since = effectiveFrom.toZonedDateTimeISO(definition.zone).toPlainDate();
  const dates = [since.toString(), ...definition.holidays.map(({ date }) => date)].sort();
  const [first, last] = [Temporal.PlainDate.from(dates[0] ?? ''), Temporal.PlainDate.from(dates.at(-1) ?? '')];
  file.addSubcomponent(zoneAsIcal(definition.zone, first.subtract({ years: 1 }), last.add({ years: yearsAhead })));
  for (const event of [...hoursOf(calendar, since), ...definition.holidays.map((holiday, index) => holidayEvent(calendar, holiday, index))])
    file.addSubcomponent(event);
  return `${file.toString()}\r\n`;
}

/** One event for each span, on all the days that have it. */
function hoursOf(calendar: ExportedCalendar, since: Temporal.PlainDate): readonly ICAL.Component[] {
  const spans = days.flatMap((day, index) => (calendar.definition.week[day] ?? []).map(([from, to]) => ({ index, from, to })));
  return [...Map.groupBy(spans, ({ from, to }) => `${from}-${to}`).entries()].map(([key, same]) => {
    const { from, to } = same[0] ?? { from: '', to: '' };
    const weekdays = same.map(({ index }) => index);
    const begins = firstOn(since, weekdays);
    const event = newEvent(calendar, `hours-${key.replaceAll(':', '')}`, 'Working hours');
    event.addPropertyWithValue('categories', workingHoursCategory);
    event.addPropertyWithValue('transp', 'TRANSPARENT');
    addLocal(event, 'dtstart', calendar.definition.zone, begins.toPlainDateTime(from));
    const nextDay = to === '24:00' || to < from;
    addLocal(
      event,
      'dtend',
      calendar.definition.zone,
      begins.add({ days: nextDay ? 1 : 0 }).toPlainDateTime(to === '24:00' ? '00:00' : to),
    );
    const rule = `FREQ=WEEKLY;BYDAY=${weekdays.map((index) => icalDays[index]).join(',')}`;
    event.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule));
    return event;
  });
}

function firstOn(since: Temporal.PlainDate, weekdays: readonly number[]): Temporal.PlainDate {
  let date = since;
  while (!weekdays.includes(date.dayOfWeek - 1)) date = date.add({ days: 1 });
  return date;
}

function holidayEvent(calendar: ExportedCalendar, { date, from, to, name }: CalendarHoliday, index: number): ICAL.Component {
  const event = newEvent(calendar, `holiday-${date}-${index}`, name ?? 'Closed');
  const day = Temporal.PlainDate.from(date);
  if (from === undefined || to === undefined) {
    event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(date));
    event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(day.add({ days: 1 }).toString()));
    return event;
  }
  addLocal(event, 'dtstart', calendar.definition.zone, day.toPlainDateTime(from));
  addLocal(event, 'dtend', calendar.definition.zone, to === '24:00' ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(to));
  return event;
}

function newEvent({ calendarId, version, publishedAt }: ExportedCalendar, part: string, summary: string): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${part}.${version}.${calendarId}@secondline`);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(publishedAt.toString({ smallestUnit: 'second' })));
  event.addPropertyWithValue('summary', summary);
  return event;
}

function addLocal(event: ICAL.Component, property: string, zone: string, local: Temporal.PlainDateTime): void {
  const time = ICAL.Time.fromDateTimeString(local.toString({ smallestUnit: 'second' }));
  const added = event.addPropertyWithValue(property, time);
  if (zone === 'UTC') time.zone = ICAL.Timezone.utcTimezone;
  else added.setParameter('tzid', zone);
}
