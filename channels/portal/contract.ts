import { z } from 'zod';
import { asked } from '../../desk/handoff/contract.ts';
import { month } from '../../oversight/statements/contract.ts';
import { monthNotBegun } from '../../oversight/statements/refusals.ts';
import { operation } from '../../platform/operation.ts';
import { instant, line } from '../../platform/wire.ts';
import { goodForDays, handoffGoodForDays } from './rules.ts';

export const shareTicket = operation({
  name: 'shareTicket',
  summary: 'Make a link that shows a ticket to its requester',
  description:
    'Whoever holds the link sees the public side of this one ticket and may answer as its requester, without signing in. It is good for 90 days, and for 30 days once the ticket is over.',
  method: 'POST',
  path: '/tickets/:ticketId/shares',
  permission: 'ticket.share',
  input: z.strictObject({ ticketId: z.uuid() }),
  reply: z.object({ url: z.string(), expiresAt: instant }),
  refusals: [],
  secretReply: true,
});
export const revokeShares = operation({
  name: 'revokeShares',
  summary: 'End every link that shows this ticket',
  method: 'DELETE',
  path: '/tickets/:ticketId/shares',
  permission: 'ticket.share',
  input: z.strictObject({ ticketId: z.uuid() }),
  reply: z.object({ revoked: z.number().int() }),
  refusals: [],
});

const ofTicket = z.strictObject({ ticketId: z.uuid() });
const ofMonth = z.strictObject({ clientId: z.uuid(), month });
const shared = z.object({ url: z.string(), expiresAt: instant });
const revoked = z.object({ revoked: z.number().int() });

export const shareClockStatement = operation({
  name: 'shareClockStatement',
  summary: 'Make a link that shows a ticket’s clock statement',
  description: 'Whoever holds the link reads the statement, without signing in and without names of people. It is good for 90 days.',
  method: 'POST',
  path: '/tickets/:ticketId/clock-statement/shares',
  permission: 'ticket.share',
  input: ofTicket,
  reply: shared,
  refusals: [],
  secretReply: true,
});
export const revokeClockStatementShares = operation({
  name: 'revokeClockStatementShares',
  summary: 'End every link that shows this ticket’s clock statement',
  method: 'DELETE',
  path: '/tickets/:ticketId/clock-statement/shares',
  permission: 'ticket.share',
  input: ofTicket,
  reply: revoked,
  refusals: [],
});
export const shareMonthStatement = operation({
  name: 'shareMonthStatement',
  summary: 'Make a link that shows a client’s month statement',
  description: 'Whoever holds the link reads the statement, without signing in. It is good for 90 days.',
  method: 'POST',
  path: '/clients/:clientId/month-statements/:month/shares',
  permission: 'report.share',
  input: ofMonth,
  reply: shared,
  refusals: [monthNotBegun],
  secretReply: true,
});
export const revokeMonthStatementShares = operation({
  name: 'revokeMonthStatementShares',
  summary: 'End every link that shows this month of this client',
  method: 'DELETE',
  path: '/clients/:clientId/month-statements/:month/shares',
  permission: 'report.share',
  input: ofMonth,
  reply: revoked,
  refusals: [monthNotBegun],
});

const handoffLink = z.object({
  linkId: z.uuid(),
  label: z.string(),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  /** Whether it still opens anything. */
  good: z.boolean(),
  reads: z.number().int(),
  lastReadAt: instant.nullable(),
});
export const shareHandoff = operation({
  name: 'shareHandoff',
  summary: 'Make a link by which an engineer without an account reads the handoff and answers',
  description:
    'Whoever holds the link reads this one handoff, on any device and without signing in, and may answer or refute what was ruled out. Every reading is on record. A question given here is what is asked of Tier 3 from now on.',
  method: 'POST',
  path: '/tickets/:ticketId/handoff/shares',
  permission: 'ticket.share',
  input: z.strictObject({
    ticketId: z.uuid(),
    /** Whom it is for. */
    label: line(80),
    days: z.number().int().min(1).max(goodForDays).default(handoffGoodForDays),
    ...asked,
  }),
  reply: z.object({ linkId: z.uuid(), url: z.string(), expiresAt: instant }),
  refusals: [],
  secretReply: true,
});
export const listHandoffShares = operation({
  name: 'listHandoffShares',
  summary: 'List the links to a ticket’s handoff, with how often each was read',
  method: 'GET',
  path: '/tickets/:ticketId/handoff/shares',
  permission: 'escalation.read',
  input: z.strictObject({ ticketId: z.uuid() }),
  reply: z.object({ items: z.array(handoffLink) }),
  refusals: [],
});
export const revokeHandoffShare = operation({
  name: 'revokeHandoffShare',
  summary: 'End a link to a ticket’s handoff',
  method: 'DELETE',
  path: '/tickets/:ticketId/handoff/shares/:linkId',
  permission: 'ticket.share',
  input: z.strictObject({ ticketId: z.uuid(), linkId: z.uuid() }),
  reply: z.object({ revoked: z.boolean() }),
  refusals: [],
});
