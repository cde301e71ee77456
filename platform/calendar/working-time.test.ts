import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWorkingSeconds, alwaysOpen, type Calendar, calendarDefinition, compileCalendar, workingSecondsBetween } from './index.ts';
import { type Span, weekdays } from './week.ts';

type Holiday = { date: string; from?: string; to?: string };
const calendar = (zone: string, week: Partial<Record<(typeof weekdays)[number], Span[]>>, ...holidays: Holiday[]): Calendar =>
  compileCalendar(calendarDefinition.parse({ zone, week, holidays }));
const weekdaysOpen = (...spans: Span[]) => Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, spans]));
const everyDay = (...spans: Span[]) => Object.fromEntries(weekdays.map((day) => [day, spans]));

const officeHours = weekdaysOpen(['09:00', '17:00']);
const nights = everyDay(['22:00', '06:00']);
const office = calendar('Europe/Berlin', officeHours);
const weekendDuty = { mon: [['09:00', '17:00']], fri: [['22:00', '06:00']] } satisfies Partial<Record<'mon' | 'fri', Span[]>>;
const christmas: Holiday[] = [{ date: '2026-12-24', from: '12:00', to: '24:00' }, { date: '2026-12-25' }];

const minutes = 60;
const hours = 3_600;

/** Worked out by hand, with the offset of each instant written out: what, on which calendar, from, working seconds, due. */
const answers: readonly (readonly [sentence: string, on: Calendar, from: string, seconds: number, due: string])[] = [
  // The week
  ['Friday 16:00 and 8 hours is Monday 16:00', office, '2026-03-06T16:00+01:00', 8 * hours, '2026-03-09T16:00+01:00'],
  ['an hour that fits into Friday is due when Friday closes', office, '2026-03-06T16:00+01:00', 1 * hours, '2026-03-06T17:00+01:00'],
  ['one second more is due on Monday', office, '2026-03-06T16:00+01:00', 1 * hours + 1, '2026-03-09T09:00:01+01:00'],
  ['what comes on Saturday starts on Monday', office, '2026-03-07T12:00+01:00', 1 * minutes, '2026-03-09T09:01+01:00'],
  ['nothing to do on Saturday is done on Saturday', office, '2026-03-07T12:00+01:00', 0, '2026-03-07T12:00+01:00'],
  ['what comes before opening starts at opening', office, '2026-03-06T03:00+01:00', 30 * minutes, '2026-03-06T09:30+01:00'],
  ['parts of a second are cut', office, '2026-03-06T16:00:00.999+01:00', 1 * hours, '2026-03-06T17:00+01:00'],
  ['two years of full weeks end on a Friday', office, '2026-01-05T09:00+01:00', 104 * 40 * hours, '2027-12-31T17:00+01:00'],
  [
    'lunch does not count',
    calendar('UTC', weekdaysOpen(['09:00', '12:00'], ['13:00', '17:00'])),
    '2026-03-06T11:30Z',
    1 * hours,
    '2026-03-06T13:30Z',
  ],
  [
    'spans that touch are one',
    calendar('UTC', weekdaysOpen(['09:00', '12:00'], ['12:00', '17:00'])),
    '2026-03-06T11:30Z',
    1 * hours,
    '2026-03-06T12:30Z',
  ],
  [
    'a week from Sunday to Thursday in Kathmandu',
    calendar('Asia/Kathmandu', { sun: [['10:00', '17:00']], mon: [['10:00', '17:00']] }),
    '2026-03-08T16:00+05:45',
    2 * hours,
    '2026-03-09T11:00+05:45',
  ],

  // Across midnight
  [
    'Friday night runs into Saturday morning',
    calendar('Europe/Berlin', weekendDuty),
    '2026-03-06T21:00+01:00',
    8 * hours,
    '2026-03-07T06:00+01:00',
  ],
  [
    'after Friday night comes Monday',
    calendar('Europe/Berlin', weekendDuty),
    '2026-03-06T21:00+01:00',
    9 * hours,
    '2026-03-09T10:00+01:00',
  ],
  ['Sunday night runs into Monday', calendar('UTC', { sun: [['22:00', '06:00']] }), '2026-03-08T23:00Z', 7 * hours, '2026-03-09T06:00Z'],
  [
    'a night until 00:00 ends at midnight',
    calendar('UTC', { fri: [['20:00', '00:00']] }),
    '2026-03-06T20:00Z',
    5 * hours,
    '2026-03-13T21:00Z',
  ],
  [
    'nights and days make the clock go round',
    calendar('UTC', everyDay(['06:00', '22:00'], ['22:00', '06:00'])),
    '2026-03-06T05:00Z',
    60 * hours,
    '2026-03-08T17:00Z',
  ],

  // Holidays
  [
    'Christmas Eve closes at noon and Christmas wholly',
    calendar('Europe/Berlin', officeHours, ...christmas),
    '2026-12-24T10:00+01:00',
    4 * hours,
    '2026-12-28T11:00+01:00',
  ],
  [
    'a holiday does not reach into the morning after its night',
    calendar('Europe/Berlin', weekendDuty, ...christmas),
    '2026-12-25T12:00+01:00',
    1 * hours,
    '2026-12-26T01:00+01:00',
  ],
  [
    'a holiday closes what came over from the evening before',
    calendar('Europe/Berlin', weekendDuty, { date: '2026-03-07' }),
    '2026-03-06T21:00+01:00',
    3 * hours,
    '2026-03-09T10:00+01:00',
  ],
  [
    'a part of a holiday closes its part of the night',
    calendar('UTC', nights, { date: '2026-03-07', from: '02:00', to: '04:00' }),
    '2026-03-06T22:00Z',
    5 * hours,
    '2026-03-07T05:00Z',
  ],
  [
    'two parts of one date both close',
    calendar('UTC', officeHours, { date: '2026-03-06', from: '10:00', to: '11:00' }, { date: '2026-03-06', from: '12:00', to: '13:00' }),
    '2026-03-06T09:00Z',
    3 * hours,
    '2026-03-06T14:00Z',
  ],

  // Leap day
  ['a leap day is a working day', office, '2028-02-28T16:00+01:00', 8 * hours, '2028-02-29T16:00+01:00'],
  [
    'a leap day can be a holiday',
    calendar('Europe/Berlin', officeHours, { date: '2028-02-29' }),
    '2028-02-28T16:00+01:00',
    8 * hours,
    '2028-03-01T16:00+01:00',
  ],

  // Daylight saving at night
  [
    'the night of the lost hour has seven hours in Berlin',
    calendar('Europe/Berlin', nights),
    '2026-03-28T22:00+01:00',
    7 * hours,
    '2026-03-29T06:00+02:00',
  ],
  [
    'the night of the repeated hour has nine hours in Berlin',
    calendar('Europe/Berlin', nights),
    '2026-10-24T22:00+02:00',
    9 * hours,
    '2026-10-25T06:00+01:00',
  ],
  [
    'the night of the lost hour has seven hours in New York',
    calendar('America/New_York', nights),
    '2026-03-07T22:00-05:00',
    7 * hours,
    '2026-03-08T06:00-04:00',
  ],
  [
    'the night of the repeated hour has nine hours in New York',
    calendar('America/New_York', nights),
    '2026-10-31T22:00-04:00',
    9 * hours,
    '2026-11-01T06:00-05:00',
  ],
  [
    'only the open half of a repeated hour counts twice',
    calendar('Europe/Berlin', { sun: [['02:30', '06:00']] }),
    '2026-10-25T02:30+02:00',
    1 * hours,
    '2026-10-25T03:00+01:00',
  ],
  [
    'a span inside the lost hour waits a week',
    calendar('Europe/Berlin', { sun: [['02:00', '03:00']] }),
    '2026-03-29T00:00+01:00',
    1 * minutes,
    '2026-04-05T02:01+02:00',
  ],
  [
    'Lord Howe loses half an hour',
    calendar('Australia/Lord_Howe', nights),
    '2026-10-03T22:00+10:30',
    7.5 * hours,
    '2026-10-04T06:00+11:00',
  ],
  [
    'Lord Howe gains half an hour',
    calendar('Australia/Lord_Howe', nights),
    '2026-04-04T22:00+11:00',
    8.5 * hours,
    '2026-04-05T06:00+10:30',
  ],
  [
    'a Sunday on the Chatham Islands can have 25 hours',
    calendar('Pacific/Chatham', { sun: [['00:00', '24:00']] }),
    '2026-04-05T00:00+13:45',
    25 * hours,
    '2026-04-06T00:00+12:45',
  ],
  [
    'Casablanca takes its hour back for Ramadan',
    calendar('Africa/Casablanca', { sun: [['00:00', '08:00']] }),
    '2026-02-15T00:00+01:00',
    9 * hours,
    '2026-02-15T08:00Z',
  ],

  // Daylight saving at midnight
  [
    'midnight does not exist in São Paulo',
    calendar('America/Sao_Paulo', { sat: [['22:00', '02:00']] }),
    '2018-11-03T22:00-03:00',
    3 * hours,
    '2018-11-04T02:00-02:00',
  ],
  [
    'the last hour of Saturday comes twice in São Paulo',
    calendar('America/Sao_Paulo', { sat: [['22:00', '02:00']] }),
    '2018-02-17T22:00-02:00',
    5 * hours,
    '2018-02-18T02:00-03:00',
  ],
  [
    'a holiday closes both of its last hours',
    calendar('America/Sao_Paulo', { sat: [['22:00', '02:00']] }, { date: '2018-02-17' }),
    '2018-02-17T20:00-02:00',
    2 * hours,
    '2018-02-18T02:00-03:00',
  ],
  [
    'Sunday begins at one in Beirut',
    calendar('Asia/Beirut', { sun: [['00:00', '04:00']] }),
    '2026-03-28T23:00+02:00',
    3 * hours,
    '2026-03-29T04:00+03:00',
  ],
  [
    'Friday begins at one in Cairo',
    calendar('Africa/Cairo', { thu: [['20:00', '04:00']] }),
    '2026-04-23T20:00+02:00',
    7 * hours,
    '2026-04-24T04:00+03:00',
  ],
  [
    'Thursday ends twice in Cairo',
    calendar('Africa/Cairo', { thu: [['20:00', '04:00']] }),
    '2026-10-29T20:00+03:00',
    9 * hours,
    '2026-10-30T04:00+02:00',
  ],
  [
    "a closed Sunday opens again when St. John's goes back to Saturday",
    calendar('America/St_Johns', everyDay(['00:00', '24:00']), { date: '2006-10-29' }),
    '2006-10-28T23:30-02:30',
    89 * minutes,
    '2006-10-29T00:00-03:30',
  ],

  // A date that never was
  [
    'Apia works no Friday in the last week of 2011',
    calendar('Pacific/Apia', officeHours),
    '2011-12-29T16:00-10:00',
    2 * hours,
    '2012-01-02T10:00+14:00',
  ],
  [
    'around the clock, Apia goes from Thursday to Saturday',
    alwaysOpen('Pacific/Apia'),
    '2011-12-29T23:00-10:00',
    2 * hours,
    '2011-12-31T01:00+14:00',
  ],
  [
    'Thursday night in Apia stops at midnight, for its Friday never came',
    calendar('Pacific/Apia', { thu: [['22:00', '06:00']] }),
    '2011-12-29T22:00-10:00',
    3 * hours,
    '2012-01-05T23:00+14:00',
  ],
];

for (const [sentence, on, from, seconds, due] of answers) {
  test(`${sentence}: ${from} and ${seconds / 3_600} h of work`, () => {
    const found = addWorkingSeconds(on, Temporal.Instant.from(from), seconds);

    assert.equal(found.toString(), Temporal.Instant.from(due).toString());
    assert.equal(workingSecondsBetween(on, Temporal.Instant.from(from), Temporal.Instant.from(due)), seconds);
  });
}
