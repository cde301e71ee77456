import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarDefinition, compileCalendar } from '../../platform/calendar/index.ts';
import { defaultWarnings } from '../agreements/rules.ts';
import { nextWarning, type WarnedClock } from './next-warning.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const weekdays = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]));
const office = compileCalendar(calendarDefinition.parse({ zone: 'Europe/Berlin', week: weekdays }));

const eightHours: WarnedClock = {
  startedAt: at('2026-03-06T16:00:00+01:00'),
  targetMinutes: 480,
  stops: [],
  warnings: defaultWarnings,
  warnedPercent: 0,
};
const warned = (clock: Partial<WarnedClock>) => {
  const { warnPercent, warnAt } = nextWarning(office, { ...eightHours, ...clock });
  return warnPercent === null ? 'never' : `${warnPercent} % at ${warnAt}`;
};

test('a clock warns when a half, three quarters, nine tenths and all of its working time are used, and then no more', () => {
  const warnings = [0, 50, 75, 90, 100].map((warnedPercent) => warned({ warnedPercent }));

  assert.deepEqual(warnings, [
    '50 % at 2026-03-09T11:00:00Z',
    '75 % at 2026-03-09T13:00:00Z',
    '90 % at 2026-03-09T14:12:00Z',
    '100 % at 2026-03-09T15:00:00Z',
    'never',
  ]);
});

test('a third of a minute and a bit is warned about when it is full, not before', () => {
  const warnings = [{ percent: 33, to: ['assignee' as const] }];

  assert.equal(warned({ startedAt: at('2026-03-06T09:00:00+01:00'), targetMinutes: 1, warnings }), '33 % at 2026-03-06T08:00:20Z');
});

test('a threshold that fired does not fire again when the target grows', () => {
  assert.equal(warned({ targetMinutes: 4_800, warnedPercent: 75 }), '90 % at 2026-03-19T15:00:00Z');
});

test('a threshold that was passed when the target shrank is due at once', () => {
  assert.equal(warned({ targetMinutes: 30, warnedPercent: 0 }), '50 % at 2026-03-06T15:15:00Z');
});

test('time at which the clock stood still counts for no threshold', () => {
  const stops = [{ stoppedAt: at('2026-03-09T09:00:00+01:00'), continuedAt: at('2026-03-09T11:00:00+01:00') }];

  assert.equal(warned({ stops }), '50 % at 2026-03-09T13:00:00Z');
});

test('an agreement may go on reminding after the due instant, or never warn', () => {
  assert.equal(warned({ warnings: [{ percent: 150, to: ['team_lead'] }] }), '150 % at 2026-03-10T11:00:00Z');
  assert.equal(warned({ warnings: [] }), 'never');
});
