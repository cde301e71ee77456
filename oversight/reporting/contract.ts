import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, page, pageOf } from '../../platform/wire.ts';

/** Each number with its written definition; all are recounted from facts whenever they are read. */
export const definitions = {
  tickets: 'Tickets opened, live or imported.',
  events: 'Updates of tickets: each request, message or imported row that recorded something on a ticket counts once.',
  groupChanges: 'Times a ticket changed its team, in the order it was recorded; leaving the intake is not counted.',
  pingPongTickets: 'Tickets that came back to a team they had left (A → B → A, with nothing but B in between).',
} as const;

export const readKpis = operation({
  name: 'readKpis',
  summary: 'Read the desk’s key figures, each with its definition',
  method: 'GET',
  path: '/reports/kpi',
  permission: 'report.read',
  input: z.strictObject({ clientId: z.uuid().optional() }),
  reply: z.object({
    tickets: z.number().int(),
    events: z.number().int(),
    groupChanges: z.number().int(),
    pingPongTickets: z.number().int(),
    asOf: instant,
    definitions: z.record(z.enum(['tickets', 'events', 'groupChanges', 'pingPongTickets']), z.string()),
  }),
  refusals: [],
});

/** Said beside the rate wherever it is shown. */
export const lateDefinition =
  'Of the escalations a team raised whose receiving tier’s need was known, the share that landed with less working time left on the resolution clock than that tier’s median for tickets like it (same category and priority, else same category; 180 days; at least 8). Counted when it was raised, whatever became of it.';

/** How far back, in days; a quarter shows a habit. */
const days = z.coerce.number().int().min(1).max(366).default(90);
const handoffs = { clientId: z.uuid().optional(), days };
const counts = {
  /** All that were raised. */
  escalations: z.number().int(),
  /** Those of which it could be told. */
  measured: z.number().int(),
  late: z.number().int(),
};

export const readLateHandoffs = operation({
  name: 'readLateHandoffs',
  summary: 'Read how often each team hands over too late, with the definition',
  method: 'GET',
  path: '/reports/late-handoffs',
  permission: 'report.read',
  input: z.strictObject(handoffs),
  reply: z.object({
    from: instant,
    until: instant,
    definition: z.string(),
    ...counts,
    teams: z.array(z.object({ teamId: z.uuid(), teamName: z.string(), tier, ...counts })),
  }),
  refusals: [],
});
export const listHandoffs = operation({
  name: 'listHandoffs',
  summary: 'List the escalations behind the late-handoff rate, newest first',
  method: 'GET',
  path: '/reports/late-handoffs/escalations',
  permission: 'report.read',
  input: z.strictObject({ ...handoffs, teamId: z.uuid().optional(), which: z.enum(['late', 'measured', 'all']).default('late'), ...page }),
  reply: pageOf(
    z.object({
      escalationId: z.uuid(),
      ticketId: z.uuid(),
      reference: z.string(),
      title: z.string(),
      clientName: z.string(),
      teamName: z.string(),
      raisedBy: z.string(),
      raisedAt: instant,
      toTier: tier,
      /** Null where it could not be told. */
      lateHandoff: z.boolean().nullable(),
      /** Working seconds left when it landed; null where no clock ran. */
      secondsLeft: z.number().int().nullable(),
      /** What the receiving tier takes; null where too few like it were known. */
      medianSeconds: z.number().int().nullable(),
    }),
  ),
  refusals: [],
});

export const readHandoffsFile = operation({
  name: 'readHandoffsFile',
  summary: 'Download the escalations behind the late-handoff rate as CSV',
  method: 'GET',
  path: '/reports/late-handoffs/file',
  permission: 'report.read',
  givesBytes: true,
  input: z.strictObject(handoffs),
  reply: z.null(),
  refusals: [],
});
