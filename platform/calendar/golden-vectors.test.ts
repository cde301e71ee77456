import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addWorkingSeconds,
  type CalendarDefinition,
  calendarDefinition,
  compileCalendar,
  compileTimeline,
  workingSecondsBetween,
  workingSpans,
} from './index.ts';
import { minuteOracle, workedMinutes } from './minute-by-minute.ts';
import { type Span, weekdays } from './week.ts';

/** An instant at which something happens to the wall clock, and the local date that suffers from it. */
const edges = [
  { what: 'Berlin loses an hour', zone: 'Europe/Berlin', at: '2026-03-29T01:00Z', date: '2026-03-29' },
  { what: 'Berlin repeats an hour', zone: 'Europe/Berlin', at: '2026-10-25T01:00Z', date: '2026-10-25' },
  { what: 'London loses an hour', zone: 'Europe/London', at: '2025-03-30T01:00Z', date: '2025-03-30' },
  { what: 'London repeats an hour', zone: 'Europe/London', at: '2025-10-26T01:00Z', date: '2025-10-26' },
  { what: 'New York loses an hour', zone: 'America/New_York', at: '2026-03-08T07:00Z', date: '2026-03-08' },
  { what: 'New York repeats an hour', zone: 'America/New_York', at: '2026-11-01T06:00Z', date: '2026-11-01' },
  { what: 'Sydney repeats an hour', zone: 'Australia/Sydney', at: '2026-04-04T16:00Z', date: '2026-04-05' },
  { what: 'Sydney loses an hour', zone: 'Australia/Sydney', at: '2026-10-03T16:00Z', date: '2026-10-04' },
  { what: 'Lord Howe repeats half an hour', zone: 'Australia/Lord_Howe', at: '2026-04-04T15:00Z', date: '2026-04-05' },
  { what: 'Lord Howe loses half an hour', zone: 'Australia/Lord_Howe', at: '2026-10-03T15:30Z', date: '2026-10-04' },
  { what: 'São Paulo loses its midnight', zone: 'America/Sao_Paulo', at: '2018-11-04T03:00Z', date: '2018-11-04' },
  { what: 'São Paulo repeats its last hour', zone: 'America/Sao_Paulo', at: '2018-02-18T02:00Z', date: '2018-02-17' },
  { what: 'Beirut loses its midnight', zone: 'Asia/Beirut', at: '2026-03-28T22:00Z', date: '2026-03-29' },
  { what: 'Beirut repeats its last hour', zone: 'Asia/Beirut', at: '2025-10-25T21:00Z', date: '2025-10-25' },
  { what: 'Cairo loses its midnight', zone: 'Africa/Cairo', at: '2025-04-24T22:00Z', date: '2025-04-25' },
  { what: 'Cairo repeats its last hour', zone: 'Africa/Cairo', at: '2025-10-30T21:00Z', date: '2025-10-30' },
  { what: "St. John's goes back to Saturday", zone: 'America/St_Johns', at: '2006-10-29T02:31Z', date: '2006-10-29' },
  { what: 'Casablanca ends its summer for Ramadan', zone: 'Africa/Casablanca', at: '2026-02-15T02:00Z', date: '2026-02-15' },
  { what: 'Apia skips a Friday', zone: 'Pacific/Apia', at: '2011-12-30T10:00Z', date: '2011-12-30' },
  { what: 'Chatham repeats an hour', zone: 'Pacific/Chatham', at: '2026-04-04T14:00Z', date: '2026-04-05' },
  { what: 'Kathmandu sees a leap day begin', zone: 'Asia/Kathmandu', at: '2028-02-28T18:15Z', date: '2028-02-29' },
  { what: 'Kolkata sees a year begin', zone: 'Asia/Kolkata', at: '2025-12-31T18:30Z', date: '2026-01-01' },
  { what: 'UTC sees a leap day end', zone: 'UTC', at: '2024-03-01T00:00Z', date: '2024-02-29' },
  { what: 'Pyongyang turns back half an hour', zone: 'Asia/Pyongyang', at: '2015-08-14T15:00Z', date: '2015-08-15' },
] as const;

const everyDay = (...spans: Span[]) => Object.fromEntries(weekdays.map((day) => [day, spans]));

/** Weeks and holidays that have something to lose at an edge. */
const habits: readonly { readonly whose: string; readonly week: object; readonly holidays?: (date: string) => object[] }[] = [
  { whose: 'around the clock', week: everyDay(['00:00', '24:00']) },
  { whose: 'every night', week: everyDay(['22:00', '06:00']) },
  {
    whose: 'in small pieces',
    week: everyDay(['00:30', '01:15'], ['01:45', '02:10'], ['02:40', '03:20'], ['08:00', '16:30'], ['23:15', '00:15']),
  },
  { whose: 'around the clock but on that date', week: everyDay(['00:00', '24:00']), holidays: (date) => [{ date }] },
  { whose: 'every night but on that date', week: everyDay(['20:00', '07:30']), holidays: (date) => [{ date }] },
  {
    whose: 'every night but the day before and a part of that date',
    week: everyDay(['18:00', '12:00']),
    holidays: (date) => [
      { date: Temporal.PlainDate.from(date).subtract({ days: 1 }).toString() },
      { date, from: '00:30', to: '02:20' },
      { date, from: '23:30', to: '24:00' },
    ],
  },
  { whose: 'on Sundays and Fridays', week: { sun: [['00:00', '23:59']], fri: [['23:59', '22:00']] } },
];

const epochSecond = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds / 1000;
const instantOf = (second: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(second * 1000);

/** Holds the arithmetic against every minute of `[from, to)`, one after another: the sum, the spans, and when a part of it is due. */
function checkAgainstMinutes(definition: CalendarDefinition, from: number, to: number): void {
  const calendar = compileCalendar(definition);
  const [start, end] = [instantOf(from), instantOf(to)];
  const worked = workedMinutes(definition, from, to);

  assert.equal(workingSecondsBetween(calendar, start, end), worked.length * 60);
  const open = workingSpans(calendar, start, end).flatMap((span) =>
    minutesOf(span.from.epochMilliseconds / 1000, span.to.epochMilliseconds / 1000),
  );
  assert.deepEqual(open, worked);
  for (const part of [0.2, 0.5, 0.9, 1]) {
    const minutes = Math.ceil(worked.length * part);
    const lastMinute = worked[minutes - 1];
    if (lastMinute !== undefined)
      assert.equal(addWorkingSeconds(calendar, start, minutes * 60).toString(), instantOf(lastMinute + 60).toString());
  }
}

function minutesOf(from: number, to: number): readonly number[] {
  return Array.from({ length: (to - from) / 60 }, (_, minute) => from + minute * 60);
}

for (const { what, zone, at, date } of edges) {
  for (const { whose, week, holidays } of habits) {
    for (const hoursBefore of [17, 5]) {
      test(`${what}, ${hoursBefore} hours before, for people who work ${whose}: as minute by minute`, () => {
        const definition = calendarDefinition.parse({ zone, week, holidays: holidays?.(date) ?? [] });
        const from = epochSecond(at) - hoursBefore * 3600 + 7 * 60;

        checkAgainstMinutes(definition, from, from + 26 * 3600);
      });
    }
  }
}

for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia']) {
  test(`three weeks of shifts and office hours in ${zone} over a change of clocks: as minute by minute`, () => {
    const shifts: Span[] = [
      ['06:00', '11:45'],
      ['12:15', '14:00'],
      ['21:30', '05:00'],
    ];
    const holidays = [{ date: '2011-12-26' }, { date: '2018-11-02', from: '12:00', to: '24:00' }, { date: '2026-03-27' }];
    const definition = calendarDefinition.parse({
      zone,
      week: { ...everyDay(['09:00', '17:00']), tue: shifts, fri: shifts, sat: [] },
      holidays,
    });

    for (const from of ['2011-12-19T08:13Z', '2018-10-24T20:41Z', '2026-03-16T13:02Z']) {
      checkAgainstMinutes(definition, epochSecond(from), epochSecond(from) + 21 * 86_400);
    }
  });
}

/** The version that counts at an epoch second, asked in the plainest way: of all that have begun the one that began last, else the first to begin. */
function versionAt(versions: readonly { readonly definition: CalendarDefinition; readonly from: number }[], second: number) {
  const begun = versions.filter(({ from }) => from <= second);
  const candidates = begun.length > 0 ? begun : versions;
  const wanted = begun.length > 0 ? Math.max(...begun.map(({ from }) => from)) : Math.min(...versions.map(({ from }) => from));
  return candidates.findLast(({ from }) => from === wanted);
}

for (const { what, zone, at, date } of edges) {
  for (const [index, { whose, week, holidays }] of habits.entries()) {
    test(`${what}, and on the way people who worked ${whose} begin to work another way: as minute by minute`, () => {
      const next = habits[(index + 3) % habits.length] ?? { week: {} };
      const edge = epochSecond(at);
      const [from, to] = [edge - 14 * 3600 + 11 * 60, edge + 15 * 3600];
      const parse = (habit: { week: object; holidays?: (date: string) => object[] }, where: string) =>
        calendarDefinition.parse({ zone: where, week: habit.week, holidays: habit.holidays?.(date) ?? [] });
      // One change lies inside a span before the edge, one on the edge itself, one in another zone after it.
      const versions = [
        { definition: parse({ week, ...(holidays && { holidays }) }, zone), from: edge - 10 * 86_400 },
        { definition: parse(next, zone), from: edge - 3 * 3600 - 17 * 60 },
        { definition: parse({ week, ...(holidays && { holidays }) }, zone), from: edge },
        { definition: parse(next, 'Asia/Kathmandu'), from: edge + 5 * 3600 },
      ] as const;
      const dated = versions.map(({ definition, from: begins }) => ({ definition, effectiveFrom: instantOf(begins) }));
      const [first, ...later] = dated;
      assert.ok(first);
      const timeline = compileTimeline([first, ...later]);
      const oracles = new Map(versions.map((version) => [version, minuteOracle(version.definition)]));
      const worked = minutesOf(from, to).filter((minute) => {
        const version = versionAt(versions, minute);
        return version !== undefined && oracles.get(version as (typeof versions)[number])?.(minute);
      });

      const open = workingSpans(timeline, instantOf(from), instantOf(to)).flatMap((span) =>
        minutesOf(span.from.epochMilliseconds / 1000, span.to.epochMilliseconds / 1000),
      );

      assert.deepEqual(open, worked);
      assert.equal(workingSecondsBetween(timeline, instantOf(from), instantOf(to)), worked.length * 60);
      const middle = Math.ceil(worked.length / 2);
      const due = worked[middle - 1];
      if (due !== undefined)
        assert.equal(addWorkingSeconds(timeline, instantOf(from), middle * 60).toString(), instantOf(due + 60).toString());
    });
  }
}
