import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../refusal.ts';
import { addWorkingSeconds, calendarDefinition, compileCalendar, isWorking, workingSecondsBetween, workingSpans } from './index.ts';

const office = { zone: 'Europe/Berlin', week: { mon: [['09:00', '17:00']] } };

test('the calendar in the documentation is taken as it is written', () => {
  const written = {
    zone: 'Europe/Berlin',
    week: { mon: [['09:00', '17:00']], fri: [['22:00', '06:00']] },
    holidays: [{ date: '2026-12-24', from: '12:00', to: '24:00' }, { date: '2026-12-25' }],
  };

  const definition = calendarDefinition.parse(written);

  assert.deepEqual(definition, written);
});

test('a calendar without holidays has an empty list of them', () => {
  const definition = calendarDefinition.parse(office);

  assert.deepEqual(definition.holidays, []);
});

/** What someone wrote, where it is wrong, and the beginning of the advice they read. */
const mistakes: readonly (readonly [sentence: string, written: object, path: string, advice: string])[] = [
  ['an unknown zone', { ...office, zone: 'Mars/Olympus' }, 'zone', 'Name a zone of the IANA list'],
  ['an offset in place of a zone', { ...office, zone: '+01:00' }, 'zone', 'Name a zone of the IANA list'],
  ['no zone', { week: office.week }, 'zone', 'Name a zone of the IANA list'],
  ['no week', { zone: 'UTC' }, 'week', 'Give working spans by weekday'],
  ['a week without working time', { zone: 'UTC', week: { mon: [] } }, 'week', 'A calendar needs working time'],
  ['a weekday in another language', { zone: 'UTC', week: { mo: [['09:00', '17:00']] } }, 'week', 'Name weekdays as mon, tue'],
  ['an unknown field', { ...office, timezone: 'UTC' }, '', 'Unrecognized key'],
  [
    'overlapping spans',
    {
      zone: 'UTC',
      week: {
        mon: [
          ['09:00', '13:00'],
          ['12:59', '17:00'],
        ],
      },
    },
    'week/mon/1',
    'Monday 09:00 to 13:00 and Monday 12:59 to 17:00 overlap. Join them',
  ],
  [
    'a span inside another',
    {
      zone: 'UTC',
      week: {
        mon: [
          ['08:00', '18:00'],
          ['09:00', '10:00'],
          ['17:00', '19:00'],
        ],
      },
    },
    'week/mon/1',
    'Monday 08:00 to 18:00 and',
  ],
  [
    'a night that runs into the next morning’s span',
    { zone: 'UTC', week: { sun: [['22:00', '06:00']], mon: [['05:00', '09:00']] } },
    'week/mon/0',
    'Sunday 22:00 to 06:00 and Monday 05:00',
  ],
  [
    'a night that runs into its own beginning',
    {
      zone: 'UTC',
      week: {
        mon: [
          ['22:00', '06:00'],
          ['23:00', '24:00'],
        ],
      },
    },
    'week/mon/1',
    'Monday 22:00 to 06:00 and',
  ],
  [
    'a span that ends where it begins',
    { zone: 'UTC', week: { mon: [['09:00', '09:00']] } },
    'week/mon/0',
    'A span cannot end where it begins',
  ],
  ['a span with one end', { zone: 'UTC', week: { mon: [['09:00']] } }, 'week/mon/0', 'Write a span as when it begins'],
  ['a span that begins at 24:00', { zone: 'UTC', week: { mon: [['24:00', '09:00']] } }, 'week/mon/0/0', 'Write when it begins'],
  ['a minute that does not exist', { zone: 'UTC', week: { mon: [['09:60', '17:00']] } }, 'week/mon/0/0', 'Write when it begins'],
  ['an hour that does not exist', { zone: 'UTC', week: { mon: [['09:00', '25:00']] } }, 'week/mon/0/1', 'Write when it ends'],
  [
    'more spans than a day can hold',
    { zone: 'UTC', week: { mon: Array(25).fill(['09:00', '17:00']) } },
    'week/mon',
    'A day has at most 24 spans',
  ],
  ['a date that does not exist', { ...office, holidays: [{ date: '2026-02-29' }] }, 'holidays/0/date', 'Write a date that exists'],
  ['half of a closed part', { ...office, holidays: [{ date: '2026-12-24', from: '12:00' }] }, 'holidays/0', 'Give both from and to'],
  [
    'a closed part over midnight',
    { ...office, holidays: [{ date: '2026-12-24', from: '22:00', to: '02:00' }] },
    'holidays/0',
    'A closed part ends after it begins',
  ],
];

for (const [sentence, written, path, advice] of mistakes) {
  test(`${sentence} is refused, saying what to write instead`, () => {
    const issues = calendarDefinition.safeParse(written).error?.issues ?? [];

    const issue = issues.find((candidate) => candidate.path.join('/') === path);
    assert.ok(issue?.message.startsWith(advice), JSON.stringify(issues));
  });
}

test('a calendar with one minute of work a week is refused rather than searched for centuries', () => {
  const calendar = compileCalendar(calendarDefinition.parse({ zone: 'UTC', week: { mon: [['09:00', '09:01']] } }));
  const tooFar = { name: 'Refused', facts: { reachYears: 200 } } satisfies Partial<Refused>;

  assert.throws(() => addWorkingSeconds(calendar, Temporal.Instant.from('2026-01-01T00:00Z'), 60 * 60 * 1000), tooFar);
});

test('a placeholder date such as 9999-12-31 is refused rather than counted to', () => {
  const calendar = compileCalendar(calendarDefinition.parse(office));
  const [today, placeholder] = [Temporal.Instant.from('2026-01-01T00:00Z'), Temporal.Instant.from('9999-12-31T00:00Z')];

  assert.throws(() => workingSecondsBetween(calendar, today, placeholder), Refused);
  assert.throws(() => workingSecondsBetween(calendar, placeholder, today), Refused);
  assert.throws(() => workingSpans(calendar, today, placeholder), Refused);
});

test('negative or broken seconds of work are a mistake of the caller', () => {
  const calendar = compileCalendar(calendarDefinition.parse(office));
  const today = Temporal.Instant.from('2026-01-01T00:00Z');

  for (const seconds of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => addWorkingSeconds(calendar, today, seconds), RangeError);
});

test('a span is open from its first second up to, not including, its end', () => {
  const calendar = compileCalendar(calendarDefinition.parse(office));

  const open = ['08:59:59.999', '09:00', '16:59:59.999', '17:00'].map((time) =>
    isWorking(calendar, Temporal.Instant.from(`2026-03-09T${time}+01:00`)),
  );

  assert.deepEqual(open, [false, true, true, false]);
});

test('a calendar remembers a bounded number of months and still answers alike', () => {
  const calendar = compileCalendar(calendarDefinition.parse(office));
  const early = Temporal.Instant.from('1990-01-01T00:00Z');
  const hours = (to: string) => workingSecondsBetween(calendar, early, Temporal.Instant.from(to)) / 3600;

  const first = hours('1991-01-01T00:00Z');
  const wholeCentury = hours('2090-01-02T00:00Z');
  const again = hours('1991-01-01T00:00Z');

  assert.equal(first, 53 * 8);
  assert.equal(again, first);
  assert.equal(wholeCentury, 5218 * 8);
});
