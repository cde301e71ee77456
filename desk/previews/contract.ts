import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant } from '../../platform/wire.ts';
import { mergeTickets, prioritizeTicket } from '../tickets/contract.ts';
import { priority, ticketState } from '../tickets/rules.ts';

const ticketId = z.uuid();

/** How the clock stands on which the client is promised the resolution; `secondsLeft` is working time, negative once breached. */
export const foreseenClock = z.object({
  startedAt: instant,
  dueAt: instant,
  targetSeconds: z.number().int(),
  secondsLeft: z.number().int(),
});
/** Null where no agreement promises a resolution, or the clock has ended. */
const beforeAndAfter = { before: foreseenClock.nullable(), after: foreseenClock.nullable() };

export const previewMerge = operation({
  name: 'previewMerge',
  summary: 'See what merging these tickets will do',
  description: 'It is done for trial and taken back, so that what is shown is what will happen, and refused as it would be.',
  method: 'POST',
  path: '/tickets/:ticketId/merge/preview',
  permission: mergeTickets.permission,
  input: mergeTickets.input,
  reply: z.object({
    ...beforeAndAfter,
    sources: z.array(
      z.object({
        ticketId,
        reference: z.string(),
        title: z.string(),
        openedAt: instant,
        requesterName: z.string(),
        /** Whether it is another requester's than that of the ticket that stays. */
        otherRequester: z.boolean(),
        messages: z.number().int(),
        steps: z.number().int(),
        files: z.number().int(),
        promiseDueAt: instant.nullable(),
      }),
    ),
    /** The promise that stands on the ticket that stays, afterwards. */
    promiseDueAt: instant.nullable(),
  }),
  refusals: mergeTickets.refusals,
  takesVersion: true,
});
export const previewPriority = operation({
  name: 'previewPriority',
  summary: 'See what another priority will do to the clock',
  method: 'POST',
  path: '/tickets/:ticketId/priority/preview',
  permission: prioritizeTicket.permission,
  input: prioritizeTicket.input,
  reply: z.object({ ...beforeAndAfter, fromPriority: priority, priority }),
  refusals: prioritizeTicket.refusals,
  takesVersion: true,
});
export const previewReopen = operation({
  name: 'previewReopen',
  summary: 'See whether a ticket can still be reopened, and what is then left of its clock',
  method: 'POST',
  path: '/tickets/:ticketId/reopen/preview',
  permission: 'ticket.work',
  input: z.strictObject({ ticketId }),
  reply: z.object({
    /** False when it is too late: then a follow-up is opened. */
    possible: z.boolean(),
    /** Until when it can be reopened; null where nothing limits it. */
    until: instant.nullable(),
    state: ticketState,
    after: foreseenClock.nullable(),
  }),
  refusals: [],
  takesVersion: true,
});
