import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addWorkingSeconds, calendarDefinition, compileCalendar } from '../../platform/calendar/index.ts';
import type { Standstill } from './history.ts';
import { randomCalendar, randomChanges } from './random-changes.ts';
import { type Change, type Segment, secondsIn, segmentsOf } from './segments.ts';
import { type ClockTerms, statementOf, type TargetLine } from './statement.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const weekdays = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]));
const calendar = compileCalendar(calendarDefinition.parse({ zone: 'UTC', week: weekdays }));
const hours = 3_600;

const monday = at('2026-03-02T09:00:00Z');
const opened: Change = { at: monday, tier: 1, teamId: 'service desk', state: 'in_progress', assigneeId: 'ada' };
const eightHours = { at: monday, priority: 3, targetMinutes: 480 } as const;
const resolution: ClockTerms = {
  kind: 'sla',
  metric: 'resolution',
  calendar,
  startedAt: monday,
  stoppedAt: null,
  targets: [eightHours],
  standstills: [],
};

/** The statement of a ticket's changes, as of an instant, with one resolution clock unless told otherwise. */
function stated(changes: readonly Change[], asOf: string, ...clocks: readonly Partial<ClockTerms>[]) {
  const until = at(asOf);
  const segments = segmentsOf(changes, { calendar, until });
  const standstills = endings(changes, segments, until);
  const terms = clocks.length === 0 ? [{}] : clocks;
  return statementOf(segments, { clocks: terms.map((clock) => ({ ...resolution, standstills, ...clock })), asOf: until });
}

/** When the clock of a ticket stood still because it was resolved: what its own facts say, here told from the ticket's. */
function endings(changes: readonly Change[], segments: readonly Segment[], until: Temporal.Instant): readonly Standstill[] {
  const standstills: Standstill[] = [];
  for (const { from, to } of segments.filter(({ kind }) => kind === 'resolved')) {
    const last = standstills.at(-1);
    if (last?.continuedAt?.equals(from)) standstills[standstills.length - 1] = { ...last, continuedAt: to };
    else standstills.push({ stoppedAt: from, continuedAt: to, why: 'ended' });
  }
  const end = segments.at(-1)?.to ?? changes[0]?.at ?? until;
  return secondsIn({ from: end, to: until }) > 0 ? [...standstills, { stoppedAt: end, continuedAt: null, why: 'ended' }] : standstills;
}

/** The parts of a line that people read. */
const readOut = ({ priority, dueAt, usedSeconds, secondsLeft, breached }: TargetLine) =>
  `P${priority} due ${dueAt}: ${usedSeconds / hours} h used, ${secondsLeft / hours} h left${breached ? ', breached' : ''}`;

test('a statement says which tier used what, and a returned round is the sender’s', () => {
  const changes: Change[] = [
    { ...opened, state: 'new', assigneeId: null },
    { at: at('2026-03-02T09:10:00Z'), state: 'in_progress', assigneeId: 'ada' },
    { at: at('2026-03-02T10:00:00Z'), validating: true },
    { at: at('2026-03-02T10:20:00Z'), validating: false },
    { at: at('2026-03-02T10:30:00Z'), validating: true },
    { at: at('2026-03-02T10:45:00Z'), validating: false, tier: 2, teamId: 'network', assigneeId: 'priya' },
    { at: at('2026-03-03T10:15:00Z'), state: 'resolved' },
  ];

  const statement = stated(changes, '2026-03-10T09:00:00Z', { stoppedAt: at('2026-03-03T10:15:00Z') });

  assert.deepEqual(statement.tiers, [
    {
      tier: 1,
      seconds: 6_300,
      workingSeconds: 6_300,
      kinds: [
        { kind: 'queue', seconds: 600 },
        { kind: 'validation', seconds: 2_100 },
        { kind: 'work', seconds: 3_600 },
      ],
    },
    {
      tier: 2,
      seconds: 84_600,
      workingSeconds: 27_000,
      kinds: [
        { kind: 'work', seconds: 27_000 },
        { kind: 'closed_hours', seconds: 57_600 },
      ],
    },
  ]);
  assert.equal(statement.totalSeconds, 25.25 * hours);
  assert.equal(statement.workingSeconds, 9.25 * hours);
  assert.deepEqual(statement.clocks.map(readOut), ['P3 due 2026-03-02T17:00:00Z: 9.25 h used, -1.25 h left, breached']);
  assert.equal(statement.clocks[0]?.shape, 'missed');
});

test('another priority recomputes the target from the original start, and both lines stay', () => {
  const twoHours = { at: at('2026-03-02T10:00:00Z'), priority: 2, targetMinutes: 120 } as const;

  const statement = stated([opened], '2026-03-02T12:00:00Z', { targets: [eightHours, twoHours] });

  const [clock] = statement.clocks;
  assert.deepEqual(clock?.lines.map(readOut), ['P3 due 2026-03-02T17:00:00Z: 1 h used, 7 h left']);
  assert.deepEqual(statement.clocks.map(readOut), ['P2 due 2026-03-02T11:00:00Z: 3 h used, -1 h left, breached']);
  assert.equal(clock?.shape, 'breached');
});

test('the same clock continues after a reopening, with what it had left', () => {
  const changes: Change[] = [
    opened,
    { at: at('2026-03-02T10:00:00Z'), state: 'resolved' },
    { at: at('2026-03-03T08:00:00Z'), state: 'closed' },
    { at: at('2026-03-03T10:00:00Z'), state: 'in_progress' },
  ];

  const statement = stated(changes, '2026-03-03T11:00:00Z');

  assert.deepEqual(statement.clocks.map(readOut), ['P3 due 2026-03-03T17:00:00Z: 2 h used, 6 h left']);
  assert.equal(statement.clocks[0]?.startedAt, monday);
  assert.equal(statement.totalSeconds, 2 * hours);
  assert.equal(statement.resolvedSeconds, 24 * hours);
});

test('while a ticket is resolved its clock stands still', () => {
  const changes: Change[] = [opened, { at: at('2026-03-02T10:00:00Z'), state: 'resolved' }];

  const soon = stated(changes, '2026-03-02T10:00:01Z');
  const later = stated(changes, '2026-03-20T10:00:00Z');

  assert.deepEqual(soon.clocks.map(readOut), ['P3 due 2026-03-02T17:00:00Z: 1 h used, 7 h left']);
  assert.deepEqual(later.clocks.map(readOut), soon.clocks.map(readOut));
});

test('a split child inherits its parent’s start: what was used before it was there is used', () => {
  const child: Change[] = [{ ...opened, at: at('2026-03-02T11:00:00Z') }];

  const statement = stated(child, '2026-03-02T12:00:00Z');

  assert.deepEqual(statement.clocks.map(readOut), ['P3 due 2026-03-02T17:00:00Z: 3 h used, 5 h left']);
  assert.equal(statement.totalSeconds, 1 * hours);
});

test('a target that was replaced before the child was split off stands as its parent’s stood', () => {
  const child: Change[] = [{ ...opened, at: at('2026-03-02T11:00:00Z') }];
  const twoHours = { at: at('2026-03-02T10:00:00Z'), priority: 2, targetMinutes: 120 } as const;

  const statement = stated(child, '2026-03-02T12:00:00Z', { targets: [eightHours, twoHours] });

  assert.deepEqual(statement.clocks[0]?.lines.map(readOut), ['P3 due 2026-03-02T17:00:00Z: 1 h used, 7 h left']);
});

test('a split child looked at in the second it was made shows what is left, not what was promised', () => {
  const child: Change[] = [{ ...opened, at: at('2026-03-02T11:00:00Z') }];

  const statement = stated(child, '2026-03-02T11:00:00Z');

  assert.deepEqual(statement.clocks.map(readOut), ['P3 due 2026-03-02T17:00:00Z: 2 h used, 6 h left']);
  assert.deepEqual(statement.tiers, []);
});

test('on the night after its due instant a ticket is breached, though no working time is overdrawn yet', () => {
  const statement = stated([opened], '2026-03-02T22:00:00Z');

  assert.deepEqual(statement.clocks.map(readOut), ['P3 due 2026-03-02T17:00:00Z: 8 h used, 0 h left, breached']);
  assert.equal(statement.clocks[0]?.shape, 'breached');
});

test('a ticket resolved in its due second is met', () => {
  const changes: Change[] = [opened, { at: at('2026-03-02T17:00:00.800Z'), state: 'resolved' }];

  const statement = stated(changes, '2026-03-03T22:00:00Z', { stoppedAt: at('2026-03-02T17:00:00.800Z') });

  assert.equal(statement.clocks[0]?.shape, 'met');
  assert.equal(statement.clocks[0]?.secondsLeft, 0);
});

test('the response clock stops at the first human reply and leaves the resolution clock alone', () => {
  const response = { metric: 'response', stoppedAt: at('2026-03-02T09:20:00Z'), targets: [{ ...eightHours, targetMinutes: 30 }] } as const;

  const statement = stated([opened], '2026-03-02T13:00:00Z', response, resolution);

  assert.deepEqual(
    statement.clocks.map(({ metric, shape, usedSeconds }) => [metric, shape, usedSeconds]),
    [
      ['response', 'met', 1_200],
      ['resolution', 'ok', 4 * hours],
    ],
  );
});

const everyTicket = { numRuns: 2_000 };
const target = fc.integer({ min: 1, max: 3_000 });

test('the tiers make the total and the kinds make their tier, to the second; with the time it stood resolved they make the life', () => {
  fc.assert(
    fc.property(randomChanges, randomCalendar, ({ changes, until }, on) => {
      const segments = segmentsOf(changes, { calendar: on, until });

      const { tiers, totalSeconds, workingSeconds, resolvedSeconds } = statementOf(segments, { clocks: [], asOf: until });

      const sumOf = (seconds: readonly number[]) => seconds.reduce((sum, one) => sum + one, 0);
      const [first, last] = [segments[0], segments.at(-1)];
      assert.equal(sumOf(tiers.map((tier) => tier.seconds)), totalSeconds);
      assert.equal(sumOf(tiers.map((tier) => tier.workingSeconds)), workingSeconds);
      assert.equal(totalSeconds + resolvedSeconds, first && last ? secondsIn({ from: first.from, to: last.to }) : 0);
      for (const { kinds, seconds, workingSeconds: working } of tiers) {
        assert.equal(sumOf(kinds.map((kind) => kind.seconds)), seconds);
        assert.equal(sumOf(kinds.filter(({ kind }) => kind !== 'closed_hours').map((kind) => kind.seconds)), working);
      }
    }),
    everyTicket,
  );
});

test('a clock has left what its tiers have not used, breached or not, however often the ticket was reopened', () => {
  fc.assert(
    fc.property(randomChanges, randomCalendar, target, ({ changes, until }, on, targetMinutes) => {
      const segments = segmentsOf(changes, { calendar: on, until });
      const startedAt = changes[0]?.at ?? until;
      const standstills = endings(changes, segments, until);
      const clocks = [{ ...resolution, calendar: on, startedAt, standstills, targets: [{ ...eightHours, targetMinutes }] }];

      const { clocks: lines, workingSeconds } = statementOf(segments, { clocks, asOf: until });

      const [line] = lines;
      const end = segments.at(-1)?.to;
      if (line === undefined || end === undefined) return;
      assert.equal(line.usedSeconds, workingSeconds);
      assert.equal(line.secondsLeft, targetMinutes * 60 - workingSeconds);
      assert.ok(line.breached ? line.secondsLeft <= 0 : line.secondsLeft >= 0);
      if (line.secondsLeft > 0) assert.equal(line.dueAt.toString(), addWorkingSeconds(on, end, line.secondsLeft).toString());
    }),
    everyTicket,
  );
});

test('a target that was replaced stands as it stood when it was replaced', () => {
  fc.assert(
    fc.property(randomChanges, randomCalendar, target, target, fc.integer({ min: 0, max: 600_000 }), (ticket, on, first, second, delay) => {
      const startedAt = ticket.changes[0]?.at ?? ticket.until;
      const replacedAt = startedAt.add({ seconds: delay });
      fc.pre(Temporal.Instant.compare(replacedAt, ticket.until) <= 0);
      const lineOf = (until: Temporal.Instant, ...minutes: readonly [number, ...number[]]) => {
        const [initial, ...replacing] = minutes.map((targetMinutes, index) => ({
          at: index === 0 ? startedAt : replacedAt,
          priority: 3 as const,
          targetMinutes,
        }));
        const targets = [initial ?? { ...eightHours }, ...replacing] as const;
        const segments = segmentsOf(ticket.changes, { calendar: on, until });
        const standstills = endings(ticket.changes, segments, until);
        return statementOf(segments, { clocks: [{ ...resolution, calendar: on, startedAt, standstills, targets }], asOf: until }).clocks[0];
      };

      const line = lineOf(ticket.until, first, second)?.lines[0];

      const then = lineOf(replacedAt, first);
      assert.equal(line && then && readOut(line), then && line && readOut(then));
    }),
    everyTicket,
  );
});
