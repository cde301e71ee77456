import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { secondsIn, segmentsOf } from '../../desk/clocks/index.ts';
import { randomCalendar, randomChanges } from '../../desk/clocks/random-changes.ts';
import { alwaysOpen } from '../../platform/calendar/index.ts';
import { monthSpan, type Span } from './month.ts';
import { addUp, clippedTo, type Sums, usesIn } from './rules.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** Months as their zones live them, and how many hours they have. */
const months = [
  ['2026-02', 'UTC', '2026-02-01T00:00:00Z', 28 * 24],
  ['2024-02', 'UTC', '2024-02-01T00:00:00Z', 29 * 24],
  ['2026-03', 'Europe/Berlin', '2026-02-28T23:00:00Z', 31 * 24 - 1],
  ['2026-10', 'Europe/Berlin', '2026-09-30T22:00:00Z', 31 * 24 + 1],
  ['2026-04', 'Australia/Lord_Howe', '2026-03-31T13:00:00Z', 30 * 24 + 0.5],
  ['2011-12', 'Pacific/Apia', '2011-12-01T10:00:00Z', 30 * 24],
] as const;

for (const [month, zone, begins, hours] of months) {
  test(`${month} in ${zone} begins at ${begins} and has ${hours} hours`, () => {
    const { from, until } = monthSpan(month, zone);

    assert.equal(from.toString(), begins);
    assert.equal(from.until(until).total('hours'), hours);
  });
}

test('what lies on both sides of a month is cut to it, and what is resolved counts for nothing', () => {
  const open = segmentsOf(
    [
      { at: at('2026-02-27T12:00:00Z'), tier: 1, teamId: 'desk', state: 'new' },
      { at: at('2026-03-02T12:00:00Z'), state: 'resolved' },
      { at: at('2026-03-30T12:00:00Z'), state: 'in_progress', assigneeId: 'ada' },
    ],
    { calendar: alwaysOpen('UTC'), until: at('2026-04-15T00:00:00Z') },
  );

  const seconds = clippedTo(monthSpan('2026-03', 'UTC'), open).reduce((sum, segment) => sum + secondsIn(segment), 0);

  assert.equal(seconds, (36 + 36) * 3_600);
});

test('whatever happened, the parts of a life make the whole, and the tickets make the statement, to the second', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 60 * 86_400 }), { maxLength: 6 });
  const ticket = fc.record({ changes: randomChanges.map(({ changes }) => changes), calendar: randomCalendar });

  fc.assert(
    fc.property(fc.array(ticket, { minLength: 1, maxLength: 4 }), cuts, (tickets, seconds) => {
      const begin = at('2026-01-01T00:00:00Z');
      const end = at('2027-01-01T00:00:00Z');
      const all = { from: begin, until: end };
      const instants = [
        begin,
        ...seconds.sort((one, other) => one - other).map((second) => at('2026-03-01T00:00:00Z').add({ seconds: second })),
        end,
      ];
      const spans: Span[] = instants.slice(1).map((until, index) => ({ from: instants[index] ?? begin, until }));
      const lives = tickets.map(
        ({ changes, calendar }) =>
          (span: Span) =>
            segmentsOf(changes, { calendar, ...span }),
      );
      const whole: Sums = new Map();
      for (const life of lives) addUp(whole, clippedTo(all, life(all)));

      const inParts: Sums = new Map();
      let bySegments = 0;
      for (const span of spans)
        for (const life of lives) {
          // As the month statement does it: only what lies in the span is worked out.
          const segments = clippedTo(span, life(span));
          addUp(inParts, segments);
          bySegments += segments.reduce((sum, segment) => sum + secondsIn(segment), 0);
        }

      const uses = usesIn(inParts);
      assert.deepEqual(uses, usesIn(whole));
      assert.equal(uses.totalSeconds, bySegments);
      for (const tier of uses.tiers)
        assert.equal(
          tier.seconds,
          tier.kinds.reduce((sum, kind) => sum + kind.seconds, 0),
        );
    }),
    { numRuns: 400 },
  );
});
