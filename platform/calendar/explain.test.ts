import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarDefinition, explainBetween, explainDue, stepWords } from './index.ts';
import { weekdays } from './week.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const always = at('1970-01-01T00:00Z');
const berlin = calendarDefinition.parse({
  zone: 'Europe/Berlin',
  week: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, [['09:00', '17:00']]])),
  holidays: [{ date: '2026-12-24', from: '12:00', to: '24:00' }, { date: '2026-12-25', name: 'Christmas Day' }, { date: '2026-12-26' }],
});

test('what is due after Christmas names the hours that counted, the closed ones and the holidays that closed working time', () => {
  const { dueAt, steps } = explainDue([{ definition: berlin, effectiveFrom: always }], at('2026-12-24T10:00+01:00'), 4 * 3600);

  assert.equal(dueAt.toString(), '2026-12-28T10:00:00Z');
  assert.deepEqual(steps.map(stepWords), [
    'Starts Thu 24 Dec 2026, 10:00 (Europe/Berlin), in working time.',
    'Thu 24 Dec 2026, 10:00 to 12:00: 2 h counted, 2 h in all.',
    'Thu 24 Dec 2026, 12:00 to Mon 28 Dec 2026, 09:00: closed. Holidays: Thu 24 Dec 2026, 12:00 to 24:00; Fri 25 Dec 2026 (Christmas Day).',
    'Mon 28 Dec 2026, 09:00 to 11:00: 2 h counted, 4 h in all.',
    'Ends Mon 28 Dec 2026, 11:00 (Europe/Berlin).',
  ]);
});

test('a night of changed clocks says which hour never was and which came twice', () => {
  const nights = calendarDefinition.parse({ zone: 'Europe/Berlin', week: { sat: [['22:00', '06:00']] } });
  const spring = explainDue([{ definition: nights, effectiveFrom: always }], at('2026-03-28T22:00+01:00'), 7 * 3600).steps.map(stepWords);
  const autumn = explainDue([{ definition: nights, effectiveFrom: always }], at('2026-10-24T22:00+02:00'), 9 * 3600).steps.map(stepWords);

  assert.deepEqual(spring.slice(1, 3), [
    'Sat 28 Mar 2026, 22:00 to Sun 29 Mar 2026, 06:00: 7 h counted, 7 h in all.',
    'The clocks go forward from Sun 29 Mar 2026, 02:00 to Sun 29 Mar 2026, 03:00: these 1 h never are, and nothing is counted for them.',
  ]);
  assert.equal(
    autumn[2],
    'The clocks go back from Sun 25 Oct 2026, 03:00 to Sun 25 Oct 2026, 02:00: these 1 h come twice, and what is worked in them counts twice.',
  );
});

test('a version that comes into force on the way is named, and counts from there', () => {
  const mornings = calendarDefinition.parse({ zone: 'Europe/Berlin', week: { mon: [['08:00', '12:00']] } });
  const versions = [
    { definition: berlin, effectiveFrom: always },
    { definition: mornings, effectiveFrom: at('2026-03-07T00:00+01:00') },
  ] as const;

  const { dueAt, steps } = explainDue(versions, at('2026-03-06T16:00+01:00'), 2 * 3600);

  assert.equal(dueAt.toString(), '2026-03-09T08:00:00Z');
  assert.equal(steps.map(stepWords)[3], 'From Sat 7 Mar 2026, 00:00 on another version counts: Mon 08:00–12:00 (Europe/Berlin).');
});

test('the first version counts before its date too, so that nothing changes on it', () => {
  const versions = [{ definition: berlin, effectiveFrom: at('2026-03-06T16:30+01:00') }] as const;

  const { steps } = explainDue(versions, at('2026-03-06T16:00+01:00'), 2 * 3600);

  assert.deepEqual(
    steps.filter(({ kind }) => kind === 'version'),
    [],
  );
});

test('of a long way only its beginning and its end are told, and all of it is counted', () => {
  const { steps, seconds } = explainBetween(
    [{ definition: berlin, effectiveFrom: always }],
    at('2026-01-05T00:00+01:00'),
    at('2026-12-19T00:00+01:00'),
  );

  const leftOut = steps.find((step) => step.kind === 'left-out');
  const told = steps.flatMap((step) => (step.kind === 'worked' || step.kind === 'left-out' ? step.seconds : []));
  assert.equal(leftOut?.kind === 'left-out' && leftOut.spans, 50 * 5 - 32);
  assert.equal(seconds, 250 * 8 * 3600);
  assert.equal(
    told.reduce((sum, one) => sum + one, 0),
    seconds,
  );
  assert.ok(steps.length < 80);
});
