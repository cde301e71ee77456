import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { calendarDefinition } from '../../platform/calendar/definition.ts';
import { operation } from '../../platform/operation.ts';
import { instant, line } from '../../platform/wire.ts';
import { priority, ticketState } from '../tickets/rules.ts';
import { calendarImpossible, effectiveInThePast, targetsIncomplete } from './refusals.ts';
import { metric, targetMinutes } from './rules.ts';

/** How time was spent. Closed hours are outside the calendar; `resolved` accrues nothing. */
export const segmentKind = z.enum([
  'queue',
  'validation',
  'work',
  'waiting_requester',
  'waiting_supplier',
  'waiting_change',
  'waiting_problem',
  'waiting_schedule',
  'closed_hours',
]);
export type SegmentKind = z.infer<typeof segmentKind>;

const clockLine = z.object({
  metric,
  startedAt: instant,
  dueAt: instant,
  targetSeconds: z.number().int(),
  /** Working seconds used so far, or when it stopped. */
  usedSeconds: z.number().int(),
  /** Working seconds left; negative once breached. */
  secondsLeft: z.number().int(),
  stoppedAt: instant.nullable(),
  shape: z.enum(['ok', 'at_risk', 'critical', 'breached', 'met', 'missed']),
  /** Earlier targets, when the priority was changed. */
  lines: z.array(z.object({ at: instant, priority, targetSeconds: z.number().int(), dueAt: instant })),
});

/** The clock statement: which tier used what, to the second. The tiers' sums and the kinds' sums both equal the total. */
export const clockStatement = z.object({
  ticketId: z.uuid(),
  reference: z.string(),
  state: ticketState,
  asOf: instant,
  agreement: z.object({ id: z.uuid(), name: z.string(), version: z.number().int() }),
  calendar: z.object({ zone: z.string(), words: z.string() }),
  clocks: z.array(clockLine),
  totalSeconds: z.number().int(),
  workingSeconds: z.number().int(),
  tiers: z.array(
    z.object({
      tier,
      seconds: z.number().int(),
      workingSeconds: z.number().int(),
      kinds: z.array(z.object({ kind: segmentKind, seconds: z.number().int() })),
    }),
  ),
  segments: z.array(
    z.object({
      from: instant,
      to: instant,
      tier,
      teamName: z.string(),
      assigneeName: z.string().nullable(),
      state: ticketState,
      kind: segmentKind,
      seconds: z.number().int(),
    }),
  ),
  /** True when there are more segments than are listed (the sums count them all). */
  segmentsCut: z.boolean(),
});
export const readClockStatement = operation({
  name: 'readClockStatement',
  summary: 'Read which tier used how much of the clock, to the second',
  method: 'GET',
  path: '/tickets/:ticketId/clock-statement',
  permission: 'clock.read',
  input: z.strictObject({ ticketId: z.uuid() }),
  reply: clockStatement,
  refusals: [],
});

const agreement = z.object({
  agreementId: z.uuid(),
  clientId: z.uuid(),
  name: z.string(),
  version: z.number().int(),
  calendar: calendarDefinition,
  targets: z.array(targetMinutes),
  effectiveFrom: instant,
});
export const publishAgreement = operation({
  name: 'publishAgreement',
  summary: 'Put a new version of a client’s agreement in force',
  description: 'Tickets that are open keep the version they were opened under.',
  method: 'POST',
  path: '/clients/:clientId/agreement',
  permission: 'agreement.manage',
  input: z.strictObject({
    clientId: z.uuid(),
    name: line(120),
    calendar: calendarDefinition,
    targets: z.array(targetMinutes).length(4),
    effectiveFrom: instant.optional(),
  }),
  reply: agreement,
  refusals: [calendarImpossible, effectiveInThePast, targetsIncomplete],
});
export const readAgreement = operation({
  name: 'readAgreement',
  summary: 'Read the agreement in force for a client',
  method: 'GET',
  path: '/clients/:clientId/agreement',
  permission: 'clock.read',
  input: z.strictObject({ clientId: z.uuid() }),
  reply: agreement,
  refusals: [],
});
