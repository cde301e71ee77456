import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  alwaysOpen,
  type Calendar,
  calendarDefinition,
  compileCalendar,
  isWorking,
  workingSecondsBetween,
} from '../../platform/calendar/index.ts';
import { isOpen } from '../tickets/rules.ts';
import { randomCalendar, randomChanges } from './random-changes.ts';
import { type Change, type Segment, type Standing, secondsIn, segmentsOf } from './segments.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const open = alwaysOpen('UTC');
const office = compileCalendar(
  calendarDefinition.parse({
    zone: 'UTC',
    week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
  }),
);
const arrives = { tier: 1, teamId: 'service desk', state: 'new' } as const;
const taken = { assigneeId: 'ada', state: 'in_progress' } as const;

/** Segments as a technician would read them out. */
const readOut = (segments: readonly Segment[]): readonly string[] =>
  segments.map(
    ({ from, to, tier, assigneeId, kind }) =>
      `${from.toString().slice(0, -4)} to ${to.toString().slice(11, -4)}: tier ${tier}, ${assigneeId ?? 'queue'}, ${kind}`,
  );

test('a ticket waits in the queue until Ada takes it, and is hers until she resolves it', () => {
  const changes: Change[] = [
    { at: at('2026-03-02T09:00:00Z'), ...arrives },
    { at: at('2026-03-02T09:10:00Z'), ...taken },
    { at: at('2026-03-02T09:40:00Z'), state: 'resolved' },
  ];

  const segments = segmentsOf(changes, { calendar: open, until: at('2026-03-05T09:00:00Z') });

  assert.deepEqual(readOut(segments), ['2026-03-02T09:00 to 09:10: tier 1, queue, queue', '2026-03-02T09:10 to 09:40: tier 1, ada, work']);
});

test('while Priya decides, the time is validation and still the sender’s', () => {
  const changes: Change[] = [
    { at: at('2026-03-02T09:00:00Z'), ...arrives, ...taken },
    { at: at('2026-03-02T10:00:00Z'), validating: true },
    { at: at('2026-03-02T10:20:00Z'), validating: false },
    { at: at('2026-03-02T10:30:00Z'), validating: true },
    { at: at('2026-03-02T10:45:00Z'), validating: false, tier: 2, teamId: 'network', assigneeId: 'priya' },
  ];

  const segments = segmentsOf(changes, { calendar: open, until: at('2026-03-02T11:00:00Z') });

  assert.deepEqual(readOut(segments), [
    '2026-03-02T09:00 to 10:00: tier 1, ada, work',
    '2026-03-02T10:00 to 10:20: tier 1, ada, validation',
    '2026-03-02T10:20 to 10:30: tier 1, ada, work',
    '2026-03-02T10:30 to 10:45: tier 1, ada, validation',
    '2026-03-02T10:45 to 11:00: tier 2, priya, work',
  ]);
});

test('waiting is told apart by whom the ticket waits for', () => {
  const reasons = ['requester', 'supplier', 'change', 'problem', 'schedule'] as const;
  const changes: Change[] = [
    { at: at('2026-03-02T09:00:00Z'), ...arrives, ...taken },
    ...reasons.map((pendingReason, index) => ({ at: at(`2026-03-02T1${index}:00:00Z`), state: 'pending' as const, pendingReason })),
  ];

  const segments = segmentsOf(changes, { calendar: open, until: at('2026-03-02T15:00:00Z') });

  assert.deepEqual(
    segments.map(({ kind }) => kind),
    ['work', 'waiting_requester', 'waiting_supplier', 'waiting_change', 'waiting_problem', 'waiting_schedule'],
  );
});

test('pending without a reason is work, and an old reason does not excuse a new wait', () => {
  const changes: Change[] = [
    { at: at('2026-03-02T09:00:00Z'), ...arrives, ...taken },
    { at: at('2026-03-02T10:00:00Z'), state: 'pending', pendingReason: 'supplier' },
    { at: at('2026-03-02T11:00:00Z'), state: 'in_progress' },
    { at: at('2026-03-02T12:00:00Z'), state: 'pending' },
  ];

  const segments = segmentsOf(changes, { calendar: open, until: at('2026-03-02T13:00:00Z') });

  assert.deepEqual(
    segments.map(({ kind, state }) => `${state}: ${kind}`),
    ['in_progress: work', 'pending: waiting_supplier', 'in_progress: work', 'pending: work'],
  );
});

test('a verdict that is waited for comes before what the sender waits for', () => {
  const changes: Change[] = [
    { at: at('2026-03-02T09:00:00Z'), ...arrives, ...taken, state: 'pending', pendingReason: 'supplier' },
    { at: at('2026-03-02T10:00:00Z'), validating: true },
  ];

  const segments = segmentsOf(changes, { calendar: open, until: at('2026-03-02T11:00:00Z') });

  assert.deepEqual(
    segments.map(({ kind }) => kind),
    ['waiting_supplier', 'validation'],
  );
});

test('given back to the queue, a ticket is nobody’s work', () => {
  const changes: Change[] = [
    { at: at('2026-03-02T09:00:00Z'), ...arrives, ...taken },
    { at: at('2026-03-02T10:00:00Z'), assigneeId: null },
    { at: at('2026-03-02T11:00:00Z'), state: 'new' },
  ];

  const segments = segmentsOf(changes, { calendar: open, until: at('2026-03-02T12:00:00Z') });

  assert.deepEqual(readOut(segments), [
    '2026-03-02T09:00 to 10:00: tier 1, ada, work',
    '2026-03-02T10:00 to 11:00: tier 1, queue, queue',
    '2026-03-02T11:00 to 12:00: tier 1, queue, queue',
  ]);
});

test('a night between two days of work is closed hours, cut exactly at closing and at opening', () => {
  const changes: Change[] = [{ at: at('2026-03-02T16:30:00Z'), ...arrives, ...taken }];

  const segments = segmentsOf(changes, { calendar: office, until: at('2026-03-03T09:15:00Z') });

  assert.deepEqual(readOut(segments), [
    '2026-03-02T16:30 to 17:00: tier 1, ada, work',
    '2026-03-02T17:00 to 09:00: tier 1, ada, closed_hours',
    '2026-03-03T09:00 to 09:15: tier 1, ada, work',
  ]);
});

test('reopening keeps the life whole: the time it stood resolved is told, and told apart', () => {
  const changes: Change[] = [
    { at: at('2026-03-02T09:00:00Z'), ...arrives, ...taken },
    { at: at('2026-03-02T10:00:00Z'), state: 'resolved' },
    { at: at('2026-03-02T11:00:00Z'), state: 'closed' },
    { at: at('2026-03-02T14:00:00Z'), state: 'in_progress' },
    { at: at('2026-03-02T15:00:00Z'), state: 'resolved' },
    { at: at('2026-03-02T16:00:00Z'), state: 'closed' },
  ];

  const segments = segmentsOf(changes, { calendar: open, until: at('2026-03-09T09:00:00Z') });

  assert.deepEqual(readOut(segments), [
    '2026-03-02T09:00 to 10:00: tier 1, ada, work',
    '2026-03-02T10:00 to 11:00: tier 1, ada, resolved',
    '2026-03-02T11:00 to 14:00: tier 1, ada, resolved',
    '2026-03-02T14:00 to 15:00: tier 1, ada, work',
  ]);
});

test('imported history that steps back in time keeps its order and its last instant', () => {
  const changes: Change[] = [
    { at: at('2026-03-02T09:00:00Z'), ...arrives },
    { at: at('2026-03-02T10:00:00Z'), ...taken },
    { at: at('2026-03-02T09:30:00Z'), assigneeId: 'otto' },
    { at: at('2026-03-02T11:00:00Z'), state: 'resolved' },
  ];

  const segments = segmentsOf(changes, { calendar: open, until: at('2026-03-02T12:00:00Z') });

  assert.deepEqual(readOut(segments), ['2026-03-02T09:00 to 10:00: tier 1, queue, queue', '2026-03-02T10:00 to 11:00: tier 1, otto, work']);
});

test('parts of a second are cut, and what lasted none of it is dropped', () => {
  const changes: Change[] = [
    { at: at('2026-03-02T09:00:00.900Z'), ...arrives },
    { at: at('2026-03-02T09:00:01.100Z'), ...taken },
    { at: at('2026-03-02T09:00:01.900Z'), assigneeId: 'otto' },
  ];

  const segments = segmentsOf(changes, { calendar: open, until: at('2026-03-02T09:00:03.999Z') });

  assert.deepEqual(
    segments.map((segment) => [segment.assigneeId, segment.from.toString(), secondsIn(segment)]),
    [
      [null, '2026-03-02T09:00:00Z', 1],
      ['otto', '2026-03-02T09:00:01Z', 2],
    ],
  );
});

test('what is asked about before the ticket was there has no segments', () => {
  const segments = segmentsOf([{ at: at('2026-03-02T09:00:00Z'), ...arrives }], { calendar: open, until: at('2026-03-02T08:00:00Z') });

  assert.deepEqual(segments, []);
  assert.deepEqual(segmentsOf([], { calendar: open, until: at('2026-03-02T08:00:00Z') }), []);
});

test('a ticket whose first change does not say where it is, is a mistake of the caller', () => {
  const nowhere: Change[] = [{ at: at('2026-03-02T09:00:00Z'), state: 'new' }];

  assert.throws(() => segmentsOf(nowhere, { calendar: open, until: at('2026-03-02T10:00:00Z') }), /says tier, team and state/);
});

/** How many random tickets each sentence below is tried on. */
const everyTicket = { numRuns: 2_000 };
const epochSecond = (instant: Temporal.Instant): number => Math.floor(instant.epochMilliseconds / 1000);

/** Where a ticket stands at one second, told another way: every change so far laid over the one before, however long each lasted. */
function standingAt(changes: readonly Change[], second: number): Partial<Standing> {
  let standing: Partial<Standing> = {};
  let latest = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    latest = Math.max(latest, epochSecond(change.at));
    if (latest > second) break;
    standing = { ...standing, ...change };
    if (standing.state !== 'pending') standing = { ...standing, pendingReason: null };
  }
  return standing;
}

function kindAt(standing: Partial<Standing>, working: boolean): string {
  if (standing.state === undefined || !isOpen(standing.state)) return 'resolved';
  if (!working) return 'closed_hours';
  if (standing.validating) return 'validation';
  if (standing.state === 'pending' && standing.pendingReason) return `waiting_${standing.pendingReason}`;
  return standing.state !== 'new' && standing.assigneeId ? 'work' : 'queue';
}

/** The seconds at which something changed, and the one at which we look. */
const momentsOf = (changes: readonly Change[], until: number): readonly number[] => {
  let latest = Number.NEGATIVE_INFINITY;
  const seconds = changes.map((change) => {
    latest = Math.max(latest, epochSecond(change.at));
    return latest;
  });
  return [...seconds.filter((second) => second <= until), until];
};

test('segments follow each other from the first change to the end, and each says what the changes say', () => {
  const whatIsToldAt = (changes: readonly Change[], calendar: Calendar, second: number) => {
    const { tier, teamId, assigneeId = null, ...standing } = standingAt(changes, second);
    const working = isWorking(calendar, Temporal.Instant.fromEpochMilliseconds(second * 1000));
    return { tier, teamId, assigneeId, state: standing.state, kind: kindAt({ ...standing, assigneeId }, working), working };
  };

  fc.assert(
    fc.property(randomChanges, randomCalendar, ({ changes, until }, calendar) => {
      const segments = segmentsOf(changes, { calendar, until });

      let second = epochSecond(changes[0]?.at ?? until);
      for (const { from, to, ...told } of segments) {
        assert.equal(epochSecond(from), second);
        assert.ok(epochSecond(to) > second);
        second = epochSecond(to);
        for (const inside of [epochSecond(from), Math.floor((epochSecond(from) + second) / 2), second - 1]) {
          assert.deepEqual(told, whatIsToldAt(changes, calendar, inside));
        }
      }
    }),
    everyTicket,
  );
});

test('segments end where we look at the ticket, or where it last came to rest', () => {
  const isOpenAt = (changes: readonly Change[], second: number) => isOpen(standingAt(changes, second).state ?? 'closed');

  fc.assert(
    fc.property(randomChanges, randomCalendar, ({ changes, until }, calendar) => {
      const start = epochSecond(changes[0]?.at ?? until);
      const look = epochSecond(until);

      const end = epochSecond(segmentsOf(changes, { calendar, until }).at(-1)?.to ?? Temporal.Instant.fromEpochMilliseconds(start * 1000));

      const lastOpenSecond = Math.max(
        start,
        ...momentsOf(changes, look).filter((moment) => moment > start && isOpenAt(changes, moment - 1)),
      );
      assert.equal(end, isOpenAt(changes, look) ? Math.max(start, look) : lastOpenSecond);
    }),
    everyTicket,
  );
});

test('what was told about the past stays as it was when time goes on', () => {
  const untilRest = (segments: readonly Segment[]) => segments.slice(0, segments.findLastIndex(({ kind }) => kind !== 'resolved') + 1);
  const before = (segments: readonly Segment[], end: Temporal.Instant) =>
    segments
      .filter(({ from }) => Temporal.Instant.compare(from, end) < 0)
      .map((segment) => (Temporal.Instant.compare(segment.to, end) > 0 ? { ...segment, to: end } : segment));

  fc.assert(
    fc.property(randomChanges, randomCalendar, fc.integer({ min: 0, max: 500_000 }), ({ changes, until }, calendar, secondsLater) => {
      const look = until.round({ smallestUnit: 'second', roundingMode: 'floor' });

      const then = segmentsOf(changes, { calendar, until: look });
      const now = segmentsOf(changes, { calendar, until: look.add({ seconds: secondsLater }) });

      assert.deepEqual(spell(untilRest(before(now, look))), spell(untilRest(then)));
    }),
    everyTicket,
  );
});

test('working segments hold exactly the working time of the life', () => {
  fc.assert(
    fc.property(randomChanges, randomCalendar, ({ changes, until }, calendar) => {
      const segments = segmentsOf(changes, { calendar, until });

      const seconds = segments.filter(({ working }) => working).reduce((sum, segment) => sum + secondsIn(segment), 0);
      const [first, last] = [segments[0], segments.at(-1)];
      assert.equal(seconds, first && last ? workingSecondsBetween(calendar, first.from, last.to) : 0);
    }),
    everyTicket,
  );
});

/** Instants compare by their text. */
const spell = (segments: readonly Segment[]) =>
  segments.map((segment) => ({ ...segment, from: segment.from.toString(), to: segment.to.toString() }));
