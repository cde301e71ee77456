import { z } from 'zod';
import { month } from '../../oversight/statements/contract.ts';
import { monthNotBegun } from '../../oversight/statements/refusals.ts';
import { operation } from '../../platform/operation.ts';
import { instant } from '../../platform/wire.ts';

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
