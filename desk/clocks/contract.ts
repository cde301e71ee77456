import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, page, pageOf } from '../../platform/wire.ts';
import { agreementKind, metric } from '../agreements/rules.ts';
import { pendingReason, priority, ticketState } from '../tickets/rules.ts';
import { nothingToMove } from './refusals.ts';

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
  clockId: z.uuid(),
  /** Whose promise it is: the desk's to the client (sla), a tier's own budget (ola), a supplier's (underpinning). */
  kind: agreementKind,
  metric,
  agreementName: z.string(),
  agreementVersion: z.number().int(),
  calendarWords: z.string(),
  startedAt: instant,
  dueAt: instant,
  targetSeconds: z.number().int(),
  /** Working seconds used so far, or when it stopped. */
  usedSeconds: z.number().int(),
  /** Working seconds left; negative once breached. */
  secondsLeft: z.number().int(),
  stoppedAt: instant.nullable(),
  /** `ended`: nobody is owed it any more. */
  shape: z.enum(['ok', 'at_risk', 'critical', 'breached', 'met', 'missed', 'ended']),
  /** Standing still since then for a reason that the agreement lists, and until then at most. */
  pausedSince: instant.nullable(),
  pausedUntil: instant.nullable(),
  /** Working seconds that it stood paused. */
  pausedSeconds: z.number().int(),
  /** Thresholds that were reached, and the next one. */
  warned: z.array(
    z.object({
      percent: z.number().int(),
      at: instant,
      /** The desk was not running when it was reached. */
      late: z.boolean(),
      acknowledged: z.object({ at: instant, byName: z.string() }).nullable(),
    }),
  ),
  nextWarning: z.object({ percent: z.number().int(), at: instant }).nullable(),
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

/** What moving a ticket to the agreement's newest version does to one clock. */
const movedClock = z.object({
  ticketId: z.uuid(),
  reference: z.string(),
  title: z.string(),
  metric,
  fromVersion: z.number().int(),
  /** Null where the newest version promises something that had no clock. */
  dueBefore: instant.nullable(),
  dueAfter: instant,
  /** Would be past due the moment it is moved, and was not before. */
  breaches: z.boolean(),
});
const migration = {
  clientId: z.uuid(),
  agreementId: z.uuid(),
  /** All open tickets that are bound to something older when left out. */
  ticketIds: z.array(z.uuid()).min(1).max(200).optional(),
};
export const previewMigration = operation({
  name: 'previewMigration',
  summary: 'See what moving open tickets to an agreement’s newest version would do',
  description: 'Open tickets keep the version and the calendar they were opened under until somebody moves them. Most hurt first.',
  method: 'GET',
  path: '/clients/:clientId/agreements/:agreementId/migration',
  permission: 'agreement.manage',
  input: z.strictObject({ clientId: z.uuid(), agreementId: z.uuid() }),
  reply: z.object({
    toVersion: z.number().int(),
    calendarVersion: z.number().int(),
    /** Tickets and clocks that would be moved; `items` shows at most 100 of them. */
    tickets: z.number().int(),
    clocks: z.number().int(),
    breaching: z.number().int(),
    items: z.array(movedClock),
    /** More than are looked at: the figures are of the first 2,000 tickets. */
    isCapped: z.boolean(),
  }),
  refusals: [],
});
export const migrateTickets = operation({
  name: 'migrateTickets',
  summary: 'Move open tickets to an agreement’s newest version',
  description:
    'At most 200 tickets with each call; call again while `remaining` is not 0. Each move is recorded on its ticket with who decided it. The start of a clock never moves.',
  method: 'POST',
  path: '/clients/:clientId/agreements/:agreementId/migration',
  permission: 'agreement.manage',
  input: z.strictObject(migration),
  reply: z.object({ moved: z.number().int(), remaining: z.number().int() }),
  refusals: [nothingToMove],
});

export const listPauses = operation({
  name: 'listPauses',
  summary: 'Read which clocks were paused, by whom, for what and for how long',
  description: 'The audit of pauses: per client, per person who paused, newest first.',
  method: 'GET',
  path: '/clock-pauses',
  permission: 'report.read',
  input: z.strictObject({ clientId: z.uuid().optional(), agentId: z.uuid().optional(), ...page }),
  reply: pageOf(
    z.object({
      ticketId: z.uuid(),
      reference: z.string(),
      clientId: z.uuid(),
      clientName: z.string(),
      metric,
      by: z.string(),
      reason: pendingReason,
      question: z.string(),
      pausedAt: instant,
      continuedAt: instant.nullable(),
      because: z.string().nullable(),
      /** Working seconds between the two; null while it stands still. */
      pausedSeconds: z.number().int().nullable(),
    }),
  ),
  refusals: [],
});
export const acknowledgeWarning = operation({
  name: 'acknowledgeWarning',
  summary: 'Say that a warning is in hand, and stop it asking for attention',
  description: 'Counts for everybody who was told, and for the thresholds below it on the same clock. The first who says so is kept.',
  method: 'POST',
  path: '/tickets/:ticketId/warnings/acknowledgement',
  permission: 'warning.acknowledge',
  input: z.strictObject({ ticketId: z.uuid(), clockId: z.uuid(), percent: z.number().int().min(1).max(1_000) }),
  reply: z.object({
    ticketId: z.uuid(),
    clockId: z.uuid(),
    percent: z.number().int(),
    acknowledgedAt: instant,
    acknowledgedBy: z.string(),
  }),
  refusals: [],
});
