import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendarDefinition, compileCalendar, workingSecondsBetween } from '../../platform/calendar/index.ts';
import { clockShape } from './clock-shape.ts';
import { randomCalendar } from './random-changes.ts';
import { dueAt, dueAtAfterStop, isInTime, reachedThroughStops } from './targets.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const weekdays = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]));
const office = compileCalendar(calendarDefinition.parse({ zone: 'Europe/Berlin', week: weekdays }));
const minutes = 60;
const hours = 3_600;

test('a ticket logged on Friday at 16:00 with eight hours is due on Monday at 16:00', () => {
  const due = dueAt(office, at('2026-03-06T16:00:00+01:00'), 480);

  assert.equal(due.toString(), '2026-03-09T15:00:00Z');
});

test('what was left when a ticket was resolved is left when it is reopened', () => {
  const due = at('2026-03-06T15:00:00+01:00');
  const stop = { stoppedAt: at('2026-03-06T13:00:00+01:00'), continuedAt: at('2026-03-10T10:00:00+01:00') };

  const dueNow = dueAtAfterStop(office, due, stop);

  assert.equal(dueNow.toString(), '2026-03-10T11:00:00Z');
});

test('a clock that was breached when its ticket was resolved stays breached when it is reopened', () => {
  const due = at('2026-03-06T12:00:00+01:00');
  const stop = { stoppedAt: at('2026-03-06T13:00:00+01:00'), continuedAt: at('2026-03-10T10:00:00+01:00') };

  const dueNow = dueAtAfterStop(office, due, stop);

  assert.equal(dueNow.toString(), due.toString());
});

test('a ticket resolved in its due second, or in the night after it, has nothing left to continue with', () => {
  const due = at('2026-03-06T17:00:00+01:00');
  const continuedAt = at('2026-03-10T10:00:00+01:00');

  const dues = [due, at('2026-03-06T23:00:00+01:00')].map((stoppedAt) => dueAtAfterStop(office, due, { stoppedAt, continuedAt }));

  assert.deepEqual(dues.map(String), [due, due].map(String));
});

test('a target given after a reopening counts from the original start, and leaves out the time the ticket stood resolved', () => {
  const stops = [
    { stoppedAt: at('2026-03-06T13:00:00+01:00'), continuedAt: at('2026-03-09T10:00:00+01:00') },
    { stoppedAt: at('2026-03-09T10:30:00+01:00'), continuedAt: at('2026-03-09T16:00:00+01:00') },
  ];

  const due = reachedThroughStops(office, { startedAt: at('2026-03-06T12:00:00+01:00'), seconds: 120 * minutes, stops });

  assert.equal(due.toString(), '2026-03-09T15:30:00Z');
});

test('the due second is in time, the next one is not', () => {
  const due = at('2026-03-06T12:00:00Z');

  const verdicts = ['2026-03-06T11:59:59Z', '2026-03-06T12:00:00.999Z', '2026-03-06T12:00:01Z'].map((stopped) =>
    isInTime(due, at(stopped)),
  );

  assert.deepEqual(verdicts, [true, true, false]);
});

/** Seconds left of a target, and how the ribbon shows it. */
const shapes = [
  ['an hour and a second of eight hours', hours + 1, 8 * hours, 'ok'],
  ['an hour of eight hours: 60 minutes are less than a quarter', hours, 8 * hours, 'at_risk'],
  ['a quarter and a second of two hours', 30 * minutes + 1, 2 * hours, 'ok'],
  ['a quarter of two hours, less than 60 minutes', 30 * minutes, 2 * hours, 'at_risk'],
  ['16 minutes of eight hours', 16 * minutes, 8 * hours, 'at_risk'],
  ['15 minutes of eight hours, less than a tenth', 15 * minutes, 8 * hours, 'critical'],
  ['a tenth and a second of an hour', 6 * minutes + 1, hours, 'at_risk'],
  ['a tenth of an hour, less than 15 minutes', 6 * minutes, hours, 'critical'],
  ['nothing', 0, hours, 'critical'],
  ['a second less than nothing', -1, hours, 'breached'],
] as const;

for (const [what, secondsLeft, targetSeconds, shape] of shapes) {
  test(`a clock with ${what} left is ${shape}`, () => {
    assert.equal(clockShape(secondsLeft, targetSeconds), shape);
  });
}

test('in closed hours after its due instant a clock is breached, though no working time is overdrawn yet', () => {
  assert.equal(clockShape(0, hours, true), 'breached');
});

const instant = fc.integer({ min: 0, max: 20 * 86_400 }).map((seconds) => at('2026-03-20T00:00:00Z').add({ seconds }));

test('a target is used up exactly when it is due, and each part of it at its own earliest second', () => {
  fc.assert(
    fc.property(randomCalendar, instant, fc.integer({ min: 1, max: 3_000 }), (calendar, startedAt, targetMinutes) => {
      const due = dueAt(calendar, startedAt, targetMinutes);
      const half = reachedThroughStops(calendar, { startedAt, seconds: targetMinutes * 30, stops: [] });

      assert.equal(workingSecondsBetween(calendar, startedAt, due), targetMinutes * 60);
      assert.equal(workingSecondsBetween(calendar, startedAt, half), targetMinutes * 30);
      assert.equal(workingSecondsBetween(calendar, startedAt, half.subtract({ seconds: 1 })), targetMinutes * 30 - 1);
    }),
    { numRuns: 500 },
  );
});

test('a stop takes nothing from a clock that was in time and gives nothing to one that was not', () => {
  const delay = fc.integer({ min: 0, max: 900_000 });

  fc.assert(
    fc.property(
      randomCalendar,
      instant,
      fc.integer({ min: 1, max: 3_000 }),
      delay,
      delay,
      (calendar, startedAt, targetMinutes, running, standing) => {
        const due = dueAt(calendar, startedAt, targetMinutes);
        const stoppedAt = startedAt.add({ seconds: running });
        const continuedAt = stoppedAt.add({ seconds: standing });

        const dueNow = dueAtAfterStop(calendar, due, { stoppedAt, continuedAt });

        const used = workingSecondsBetween(calendar, startedAt, stoppedAt) + workingSecondsBetween(calendar, continuedAt, dueNow);
        if (Temporal.Instant.compare(stoppedAt, due) < 0) assert.equal(used, targetMinutes * 60);
        else assert.equal(dueNow.toString(), due.toString());
      },
    ),
    { numRuns: 500 },
  );
});
