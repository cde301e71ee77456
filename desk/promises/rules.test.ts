import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCalendar } from '../../platform/calendar/index.ts';
import { checkInsOwed, nextCheckIn } from './check-ins.ts';
import { cadenceOf, firstNagAt, nagStageAt } from './rules.ts';
import { theirTime } from './their-time.ts';

const at = (text: string) => Temporal.Instant.from(text);
const day: [string, string][] = [['08:00', '18:00']];
const chicago = compileCalendar({
  zone: 'America/Chicago',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: [{ date: '2026-03-09' }],
});

test('the cadence is what the agreement promises, else what the priority has', () => {
  assert.deepEqual(
    ([1, 2, 3, 4] as const).map((priority) => cadenceOf({ priority, agreedMinutes: null })),
    [30, 60, 240, 480],
  );
  assert.equal(cadenceOf({ priority: 3, agreedMinutes: 90 }), 90);
});

test('a check-in falls into the client’s working time: over the evening, the weekend, a holiday and the hour that is left out', () => {
  const cases: readonly (readonly [from: string, minutes: number, due: string])[] = [
    ['2026-03-02T15:00:20Z', 60, '2026-03-02T16:01:00Z'],
    // 17:45 in Chicago, an hour on: 08:45 on the next day.
    ['2026-03-02T23:45:00Z', 60, '2026-03-03T14:45:00Z'],
    // The last minute of a day is due when the day closes.
    ['2026-03-02T23:00:00Z', 60, '2026-03-03T00:00:00Z'],
    // Friday evening, the clocks go forward on Sunday, Monday is a holiday: Tuesday 08:30 is 13:30 in UTC.
    ['2026-03-06T23:30:00Z', 60, '2026-03-10T13:30:00Z'],
    // At night.
    ['2026-03-03T05:00:00Z', 30, '2026-03-03T14:30:00Z'],
  ];

  assert.deepEqual(
    cases.map(([from, minutes]) => nextCheckIn(chicago, at(from), minutes).toString()),
    cases.map(([, , due]) => due),
  );
});

test('an escalated ticket owes two check-ins once its cadence has passed in working time, and none before', () => {
  const escalatedAt = at('2026-03-02T23:45:00Z');
  const owed = (now: string) => checkInsOwed({ calendar: chicago, minutes: 60, escalatedAt }, at(now));

  assert.deepEqual([owed('2026-03-03T05:00:00Z'), owed('2026-03-03T14:44:59Z'), owed('2026-03-03T14:45:00Z')], [0, 0, 2]);
});

test('somebody is reminded ten minutes before, or of what is due sooner once it is overdue; the due second itself is in time', () => {
  const madeAt = at('2026-03-02T09:00:00Z');

  assert.equal(firstNagAt(at('2026-03-02T10:00:00Z'), madeAt).toString(), '2026-03-02T09:50:00Z');
  assert.equal(firstNagAt(at('2026-03-02T09:10:00Z'), madeAt).toString(), '2026-03-02T09:10:01Z');
  assert.equal(firstNagAt(at('2026-03-02T09:10:01Z'), madeAt).toString(), '2026-03-02T09:00:01Z');
  assert.equal(nagStageAt(at('2026-03-02T10:00:00Z'), at('2026-03-02T10:00:00Z')), 'soon');
  assert.equal(nagStageAt(at('2026-03-02T10:00:00Z'), at('2026-03-02T10:00:01Z')), 'overdue');
});

test('a time is told as its reader’s own clock shows it, on both sides of the change, with the zone named', () => {
  assert.equal(theirTime(at('2026-03-08T07:59:00Z'), 'America/Chicago'), 'Sun 8 March, 01:59 (Chicago time)');
  assert.equal(theirTime(at('2026-03-08T08:00:00Z'), 'America/Chicago'), 'Sun 8 March, 03:00 (Chicago time)');
  assert.equal(theirTime(at('2026-10-04T15:30:00Z'), 'Australia/Lord_Howe'), 'Mon 5 October, 02:30 (Lord Howe time)');
  assert.equal(theirTime(at('2026-03-02T10:00:00Z'), 'UTC'), 'Mon 2 March, 10:00 (UTC)');
  assert.equal(theirTime(at('2026-03-02T10:00:00Z'), 'Etc/GMT+5'), 'Mon 2 March, 05:00 (GMT+5)');
});
