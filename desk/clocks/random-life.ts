import fc from 'fast-check';
import type { BoundCalendar } from '../../estate/calendars/index.ts';
import { compileCalendar, compileTimeline } from '../../platform/calendar/index.ts';
import type { AgreementVersion } from '../agreements/index.ts';
import { defaultTerms, defaultWarnings } from '../agreements/rules.ts';

const opens = Temporal.Instant.from('2026-03-26T00:00:00Z');

/** Office hours with a lunch break in Berlin, which changes its clocks in the middle of these lives. */
const office = {
  zone: 'Europe/Berlin',
  week: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
      day,
      [
        ['09:00', '12:00'],
        ['12:30', '17:00'],
      ] as [string, string][],
    ]),
  ),
  holidays: [{ date: '2026-03-30' }, { date: '2026-04-01', from: '12:00', to: '24:00' }],
};
const nights = {
  zone: 'America/New_York',
  week: { mon: [['22:00', '06:00'] as [string, string]], sat: [['18:00', '03:15'] as [string, string]] },
  holidays: [],
};
const around = {
  zone: 'UTC',
  week: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']] as [string, string][]]),
  ),
  holidays: [],
};

/** Calendars in versions, as edits leave them: the later ones take effect in the middle of a life. */
export const calendars: readonly BoundCalendar[] = [
  compileCalendar(around),
  compileCalendar(office),
  compileTimeline([
    { definition: office, effectiveFrom: opens },
    { definition: around, effectiveFrom: opens.add({ hours: 61 }) },
  ]),
  compileTimeline([
    { definition: office, effectiveFrom: opens },
    { definition: nights, effectiveFrom: opens.add({ hours: 80 }) },
    { definition: office, effectiveFrom: opens.add({ hours: 130 }) },
  ]),
].map((calendar, index) => ({
  clientId: 'northgate',
  calendarId: 'hours',
  version: index + 1,
  name: 'Hours',
  siteId: null,
  calendar,
}));

/** Versions of an agreement, as edits leave them: longer, shorter, and one that lets the clock pause. */
export const agreements: readonly AgreementVersion[] = [1, 4, 0.25].map((factor, index) => ({
  clientId: 'northgate',
  agreementId: 'sla',
  version: index + 1,
  kind: 'sla',
  name: 'Standard',
  scope: {},
  calendarId: 'hours',
  terms: defaultTerms.map((row) => ({ ...row, resolutionMinutes: Math.ceil((row.resolutionMinutes ?? 1) * factor) })),
  warnings: [...defaultWarnings],
  pauses: index === 1 ? [] : [{ reason: 'requester', mostMinutes: 90 }],
  reopenWorkingDays: 10,
  ended: false,
  effectiveFrom: opens,
}));

const verbs = [
  'escalate',
  'accept',
  'return',
  'withdraw',
  'reassign',
  'hold',
  'ask',
  'reply',
  'resume',
  'resolve',
  'reopen',
  'prioritize',
  'merge',
  'split',
  'edit',
  'move',
] as const;

/** Mostly within a day, often in the same second or at the same instant. */
const wait = fc.oneof(fc.integer({ min: 0, max: 30 * 3_600_000 }), fc.integer({ min: 0, max: 1_500 }), fc.constant(0));

/** What is done to a ticket, one after the other: what, how long after the one before, in milliseconds, and a choice among what there is. */
export const randomLife = fc.record({
  start: fc.integer({ min: 0, max: 2 * 86_400_000 }).map((milliseconds) => opens.add({ milliseconds })),
  calendar: fc.integer({ min: 0, max: calendars.length - 1 }),
  agreement: fc.integer({ min: 0, max: agreements.length - 1 }),
  acts: fc.array(fc.record({ verb: fc.constantFrom(...verbs), wait, choice: fc.integer({ min: 0, max: 11 }) }), { maxLength: 14 }),
  looked: fc.integer({ min: 0, max: 6 * 86_400_000 }),
});
export type Life = typeof randomLife extends fc.Arbitrary<infer Lived> ? Lived : never;
export type Act = (typeof verbs)[number];
