import fc from 'fast-check';
import { alwaysOpen, calendarDefinition, compileCalendar } from '../../platform/calendar/index.ts';
import { pendingReason, ticketState } from '../tickets/rules.ts';
import type { Change } from './segments.ts';

/** For the property tests of segments and statements: calendars that close at night, never, and in the middle of everything. */
export const randomCalendar = fc.constantFrom(
  alwaysOpen('UTC'),
  compileCalendar(
    calendarDefinition.parse({
      zone: 'Europe/Berlin',
      week: Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
          day,
          [
            ['09:00', '12:00'],
            ['12:30', '17:00'],
          ],
        ]),
      ),
      holidays: [{ date: '2026-03-30' }, { date: '2026-04-01', from: '12:00', to: '24:00' }],
    }),
  ),
  compileCalendar(
    calendarDefinition.parse({
      zone: 'America/New_York',
      week: { mon: [['22:00', '06:00']], thu: [['00:00', '24:00']], sat: [['18:00', '03:15']] },
    }),
  ),
);

const tier = fc.constantFrom(1, 2, 3);
const teamId = fc.constantFrom('service desk', 'network', 'field');
const state = fc.constantFrom(...ticketState.options);
const difference = fc.record(
  {
    tier,
    teamId,
    state,
    assigneeId: fc.constantFrom('ada', 'priya', null),
    pendingReason: fc.constantFrom(...pendingReason.options, null),
    validating: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Mostly forward, by milliseconds up to two days; now and then back, as in imported history; often in the same second. */
const step = fc.oneof(
  fc.integer({ min: 0, max: 2 * 86_400_000 }),
  fc.integer({ min: 0, max: 1_500 }),
  fc.integer({ min: -3 * 3_600_000, max: 0 }),
  fc.integer({ min: 0, max: 8 }).map((hours) => hours * 3_600_000),
);

const lastWeekOfMarch = Temporal.Instant.from('2026-03-26T00:00:00Z').epochMilliseconds;

/** A ticket's changes over the last week of March 2026, when Europe changes its clocks, and an instant to look at it. */
export const randomChanges = fc
  .record({
    start: fc.integer({ min: 0, max: 3 * 86_400_000 }),
    first: fc.record({ tier, teamId, state: fc.constantFrom('new' as const, 'in_progress' as const) }),
    others: fc.array(fc.record({ step, difference }), { maxLength: 14 }),
    until: fc.integer({ min: -3_600_000, max: 12 * 86_400_000 }),
  })
  .map(({ start, first, others, until }) => {
    let milliseconds = lastWeekOfMarch + start;
    const at = () => Temporal.Instant.fromEpochMilliseconds(milliseconds);
    const opened: Change = { at: at(), ...first };
    const changes = others.map(({ step, difference }): Change => {
      milliseconds += step;
      return { at: at(), ...difference };
    });
    return { changes: [opened, ...changes], until: opened.at.add({ milliseconds: until }) };
  });
