import { z } from 'zod';
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
