import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addWorkingSeconds,
  alwaysOpen,
  calendarDefinition,
  compileCalendar,
  compileTimeline,
  isWorking,
  workingSecondsBetween,
  workingSpans,
} from './index.ts';
import { minuteOracle } from './minute-by-minute.ts';
import { weekdays } from './week.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'Europe/Dublin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];
const clockTime = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A day cut at some minutes, every other piece open: spans that never overlap. */
const daySpans = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 })
  .map((cuts) => cuts.sort((one, other) => one - other))
  .map((cuts) =>
    cuts.flatMap((from, index) =>
      index % 2 === 0 && cuts[index + 1] !== undefined ? [[clockTime(from), clockTime(cuts[index + 1] ?? 0)]] : [],
    ),
  );

/** Either days cut into spans, or the same night span on every day. */
const week = fc.oneof(
  fc.record(Object.fromEntries(weekdays.map((day) => [day, daySpans]))),
  fc
    .tuple(fc.integer({ min: 1, max: 1439 }), fc.integer({ min: 1, max: 1439 }), fc.subarray([...weekdays], { minLength: 1 }))
    .map(([one, other, days]) =>
      Object.fromEntries(days.map((day) => [day, [[clockTime(Math.max(one, other)), clockTime(Math.min(one, other))]]])),
    ),
);

const holiday = fc
  .tuple(
    fc.integer({ min: 0, max: 30 * 365 }),
    fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 2 })),
  )
  .map(([day, part]) => {
    const date = Temporal.PlainDate.from('2000-01-01').add({ days: day }).toString();
    return part === null ? { date } : { date, from: clockTime(Math.min(...part)), to: clockTime(Math.max(...part)) };
  });

const definition = fc
  .record({ zone: fc.constantFrom(...zones), week, holidays: fc.array(holiday, { maxLength: 40 }) })
  .map((written) => calendarDefinition.safeParse(written))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data);
const calendar = definition.map(compileCalendar);

const [earliest, latest] = [Temporal.Instant.from('2000-01-01T00:00Z'), Temporal.Instant.from('2030-01-01T00:00Z')];
const epochSecond = fc.integer({ min: earliest.epochMilliseconds / 1000, max: latest.epochMilliseconds / 1000 });
const instant = epochSecond.map((second) => Temporal.Instant.fromEpochMilliseconds(second * 1000));
/** Up to about nine weeks. */
const later = fc.integer({ min: 0, max: 5_500_000 });
const work = fc.integer({ min: 0, max: 400_000 });
/** How many random cases each sentence below is tried on. */
const numRuns = 400;

const everyCase = { numRuns };

test('a second is worked exactly when its wall clock says so', () => {
  const seconds = fc.array(epochSecond, { minLength: 20, maxLength: 20 });

  fc.assert(
    fc.property(definition, seconds, (written, tried) => {
      const compiled = compileCalendar(written);
      const isWorked = minuteOracle(written);
      for (const second of tried) {
        const working = isWorking(compiled, Temporal.Instant.fromEpochMilliseconds(second * 1000));
        assert.equal(working, isWorked(second));
      }
    }),
    everyCase,
  );
});

test('what was added is what lies between', () => {
  fc.assert(
    fc.property(calendar, instant, work, (on, from, seconds) => {
      const due = addWorkingSeconds(on, from, seconds);
      assert.equal(workingSecondsBetween(on, from, due), seconds);
    }),
    everyCase,
  );
});

test('something is due at the earliest instant by which the work has passed', () => {
  fc.assert(
    fc.property(calendar, instant, work, (on, from, seconds) => {
      fc.pre(seconds > 0);
      const secondBefore = addWorkingSeconds(on, from, seconds).subtract({ seconds: 1 });
      assert.equal(workingSecondsBetween(on, from, secondBefore), seconds - 1);
      assert.ok(isWorking(on, secondBefore));
    }),
    everyCase,
  );
});

test('more work is never due earlier, and a later start is never done earlier', () => {
  fc.assert(
    fc.property(calendar, instant, work, work, later, (on, from, less, extra, delay) => {
      const due = addWorkingSeconds(on, from, less);
      const dueWithMore = addWorkingSeconds(on, from, less + extra);
      const dueWhenLater = addWorkingSeconds(on, from.add({ seconds: delay }), less);
      assert.ok(Temporal.Instant.compare(due, dueWithMore) <= 0);
      assert.ok(Temporal.Instant.compare(due, dueWhenLater) <= 0);
    }),
    everyCase,
  );
});

test('working time adds up: two stretches in a row are the whole', () => {
  fc.assert(
    fc.property(calendar, instant, later, later, (on, from, first, second) => {
      const middle = from.add({ seconds: first });
      const to = middle.add({ seconds: second });
      const whole = workingSecondsBetween(on, from, to);
      assert.equal(workingSecondsBetween(on, from, middle) + workingSecondsBetween(on, middle, to), whole);
    }),
    everyCase,
  );
});

test('work added in two parts is due when it is due in one', () => {
  fc.assert(
    fc.property(calendar, instant, work, work, (on, from, first, second) => {
      const inOne = addWorkingSeconds(on, from, first + second);
      const inTwo = addWorkingSeconds(on, addWorkingSeconds(on, from, first), second);
      assert.equal(inTwo.toString(), inOne.toString());
    }),
    everyCase,
  );
});

test('looking back gives the same working time with the other sign', () => {
  fc.assert(
    fc.property(calendar, instant, later, (on, from, delay) => {
      const to = from.add({ seconds: delay });
      assert.equal(workingSecondsBetween(on, to, from), 0 - workingSecondsBetween(on, from, to));
    }),
    everyCase,
  );
});

test('working spans are in order, closed between, inside what was asked, and sum up to the working time', () => {
  fc.assert(
    fc.property(calendar, instant, later, (on, from, delay) => {
      const to = from.add({ seconds: delay });
      const spans = workingSpans(on, from, to);
      const bounds = spans.flatMap((span) => [span.from, span.to]);
      const seconds = spans.reduce((sum, span) => sum + span.from.until(span.to).total('seconds'), 0);
      assert.equal(seconds, workingSecondsBetween(on, from, to));
      assert.ok([from, ...bounds].every((bound) => Temporal.Instant.compare(from, bound) <= 0 && Temporal.Instant.compare(bound, to) <= 0));
      for (const [index, bound] of bounds.slice(1).entries()) assert.ok(Temporal.Instant.compare(bounds[index] ?? bound, bound) < 0);
    }),
    everyCase,
  );
});

test('around the clock, working time is time, in every zone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, later, (zone, from, seconds) => {
      const to = from.add({ seconds });
      const on = alwaysOpen(zone);
      assert.equal(workingSecondsBetween(on, from, to), seconds);
      assert.equal(addWorkingSeconds(on, from, seconds).toString(), to.toString());
    }),
    everyCase,
  );
});

test('a timeline’s working time is the sum of what each version gives while it counts, however the versions are listed', () => {
  const versions = fc.array(fc.record({ definition, effectiveFrom: instant }), { minLength: 1, maxLength: 5 });
  const span = fc.tuple(instant, fc.integer({ min: 0, max: 400_000_000 }));

  fc.assert(
    fc.property(versions, span, ([first, ...others], [from, seconds]) => {
      fc.pre(first !== undefined);
      const to = from.add({ seconds });
      const all = [first, ...others];
      const timeline = compileTimeline([first, ...others]);

      // The latest effective date counts; of equals the later in the list. Before the first, the first.
      const inOrder = all
        .map((version, place) => ({ ...version, place }))
        .sort((one, other) => Temporal.Instant.compare(one.effectiveFrom, other.effectiveFrom) || one.place - other.place);
      const sum = inOrder.reduce((total, version, place) => {
        const begins = place === 0 ? from : laterOf(from, version.effectiveFrom);
        const next = inOrder[place + 1]?.effectiveFrom ?? to;
        const ends = Temporal.Instant.compare(next, to) < 0 ? next : to;
        if (Temporal.Instant.compare(begins, ends) >= 0) return total;
        return total + workingSecondsBetween(compileCalendar(version.definition), begins, ends);
      }, 0);

      assert.equal(workingSecondsBetween(timeline, from, to), sum);
      if (sum > 0) assert.equal(workingSecondsBetween(timeline, from, addWorkingSeconds(timeline, from, sum)), sum);
    }),
    everyCase,
  );
});

function laterOf(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) > 0 ? one : other;
}
