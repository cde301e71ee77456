import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addWorkingSeconds, workingSecondsBetween } from '../../platform/calendar/index.ts';
import { endedStops, foldHistories } from './history.ts';
import { act, clockOf, type Lived, open, passTo } from './lived.ts';
import { nextWarning } from './next-warning.ts';
import { type Life, randomLife } from './random-life.ts';
import { secondsIn, segmentsOf } from './segments.ts';
import { statementOf } from './statement.ts';

/** Lives tried; SECONDLINE_TEST_LIVES makes a longer run of the same test. */
const lives = Number(process.env.SECONDLINE_TEST_LIVES ?? 100_000);

const second = (instant: Temporal.Instant): number => Math.floor(instant.epochMilliseconds / 1000);
const sumOf = (seconds: readonly number[]): number => seconds.reduce((sum, one) => sum + one, 0);

/** Lives through the acts; a split leaves the parent as it is and goes on with the child. */
function live({ start, calendar, agreement, acts }: Life): {
  readonly ticket: Lived;
  readonly starts: Map<string, number>;
} {
  let ticket = open(start, { agreement, calendar });
  const starts = new Map<string, number>();
  const note = () => {
    for (const { clockId, startedAt } of ticket.clocks) {
      const known = starts.get(clockId) ?? startedAt.epochMilliseconds;
      assert.equal(startedAt.epochMilliseconds, known, 'nothing moves the start of a clock');
      starts.set(clockId, known);
    }
  };
  note();
  for (const { verb, wait, choice } of acts) {
    passTo(ticket, ticket.now.add({ milliseconds: wait }));
    if (verb === 'split') {
      const { startedAt } = clockOf(ticket);
      starts.clear();
      ticket = open(ticket.now, ticket.newest, startedAt);
    } else act(ticket, verb, choice);
    note();
  }
  return { ticket, starts };
}

test('whatever is done to a ticket, segments partition its life, no start moves, and the clock as it lived is the clock as it is rebuilt', () => {
  fc.assert(
    fc.property(randomLife, (life) => {
      const { ticket } = live(life);
      passTo(ticket, ticket.now.add({ milliseconds: life.looked }));
      const clock = clockOf(ticket);
      const { calendar } = clock.calendar;
      const until = ticket.now;

      const segments = segmentsOf(ticket.changes, { calendar, until });
      const histories = foldHistories(ticket.facts);
      const history = histories.get(clock.clockId) ?? { targets: [], standstills: [] };
      const terms = { ...clock, ...history, calendar, met: true };
      const { clocks, tiers, totalSeconds, resolvedSeconds } = statementOf(segments, { clocks: [terms], asOf: until });

      // Segments partition time.
      const opened = second(ticket.changes[0]?.at ?? until);
      let end = opened;
      for (const segment of segments) {
        assert.equal(second(segment.from), end);
        assert.ok(secondsIn(segment) > 0);
        end = second(segment.to);
      }
      if (ticket.state !== 'resolved') assert.equal(end, second(until));
      // To the second: kinds make the tier, tiers the total, the total with the time it stood resolved the life.
      assert.equal(sumOf(tiers.map(({ seconds }) => seconds)), totalSeconds);
      for (const { kinds, seconds } of tiers) assert.equal(sumOf(kinds.map((kind) => kind.seconds)), seconds);
      assert.equal(totalSeconds + resolvedSeconds, end - opened);
      // Live equals rebuilt.
      const [line] = clocks;
      assert.ok(line);
      assert.equal(line.usedSeconds + line.secondsLeft, clock.targetMinutes * 60);
      assert.equal(line.targetSeconds, clock.targetMinutes * 60);
      if (clock.stoppedAt === null && clock.pausedAt === null) {
        assert.equal(clock.dueAt.toString(), line.dueAt.toString());
        const stops = endedStops(history);
        const { startedAt, targetMinutes, warnedPercent, agreement } = clock;
        const { warnAt } = nextWarning(calendar, { startedAt, targetMinutes, stops, warnings: agreement.warnings, warnedPercent });
        assert.equal(clock.warnAt?.toString() ?? null, warnAt);
        if (line.secondsLeft > 0) assert.equal(clock.dueAt.toString(), addWorkingSeconds(calendar, until, line.secondsLeft).toString());
        else assert.ok(workingSecondsBetween(calendar, clock.dueAt, until) >= 0);
      }
      // Each threshold fires once, in order.
      for (const { clockId } of ticket.clocks) {
        const fired = ticket.warned.filter((one) => one.clockId === clockId).map(({ percent }) => percent);
        assert.deepEqual(
          fired,
          [...new Set(fired)].toSorted((one, other) => one - other),
        );
      }
    }),
    { numRuns: lives, endOnFailure: false },
  );
});
