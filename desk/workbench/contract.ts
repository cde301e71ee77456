import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, line, page, pageOf } from '../../platform/wire.ts';
import { pendingReason, priority, ticketKind, ticketState } from '../tickets/rules.ts';

/** One row of a queue: all that its screen shows, nothing more. */
export const queueRow = z.object({
  ticketId: z.uuid(),
  reference: z.string(),
  kind: ticketKind,
  title: z.string(),
  clientId: z.uuid(),
  clientName: z.string(),
  clientColor: z.string(),
  requesterName: z.string(),
  priority,
  state: ticketState,
  pendingReason: pendingReason.nullable(),
  tier,
  teamName: z.string(),
  assigneeId: z.uuid().nullable(),
  assigneeName: z.string().nullable(),
  hops: z.number().int(),
  returns: z.number().int(),
  /** Set while an escalation waits for a verdict. */
  waiting: z.object({ escalationId: z.uuid(), toTier: tier, packetComplete: z.number().int(), since: instant }).nullable(),
  openedAt: instant,
  /** When the ticket first reached Tier 2 and Tier 3, so that the ribbon shows which tier used what. */
  tier2At: instant.nullable(),
  tier3At: instant.nullable(),
  dueAt: instant.nullable(),
  targetSeconds: z.number().int().nullable(),
  /** Working seconds left on the resolution clock; negative once breached; null when no clock runs. */
  secondsLeft: z.number().int().nullable(),
  /** By which calendar its clock runs, and in which zone. */
  calendar: z.object({ name: z.string(), zone: z.string() }).nullable(),
  /** Working seconds used by each tier so far. */
  usedSeconds: z.array(z.object({ tier, seconds: z.number().int() })),
  promiseDueAt: instant.nullable(),
  /** The next thing that will hurt: the earlier of due and promise. The list is ordered by it. */
  actBy: instant.nullable(),
});

export const listTickets = operation({
  name: 'listTickets',
  summary: 'List tickets of a queue, most urgent first',
  description:
    'Open tickets are ordered by what will hurt next (the earlier of due and promise); closed ones by when they were opened, newest first; promises by when the update is due.',
  method: 'GET',
  path: '/tickets',
  permission: 'queue.read',
  input: z.strictObject({
    /** `promises` are open tickets whose requester was promised an update, the one due first on top. */
    view: z.enum(['open', 'mine', 'promises', 'unassigned', 'returned', 'done']).default('open'),
    tier: z.coerce.number().pipe(tier).optional(),
    clientId: z.uuid().optional(),
    teamId: z.uuid().optional(),
    requesterId: z.uuid().optional(),
    /** Words of the title, a reference, or another system's reference. */
    search: line(200).optional(),
    ...page,
  }),
  reply: pageOf(queueRow).extend({
    asOf: instant,
    /** How many there are, counted up to 1,000. */
    count: z.number().int(),
    countIsCapped: z.boolean(),
  }),
  refusals: [],
});
