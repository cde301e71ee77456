import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant, line } from '../../platform/wire.ts';
import { notInThisState } from '../tickets/refusals.ts';
import { promiseInThePast, promiseSaysNothing } from './refusals.ts';
import { promiseState } from './rules.ts';

/** A dated commitment to tell the requester something. */
export const promiseDraft = z.strictObject({ what: line(500), dueAt: instant });

export const promiseView = z.object({
  promiseId: z.uuid(),
  what: z.string(),
  dueAt: instant,
  state: promiseState,
  madeAt: instant,
  by: z.string(),
});

export const makePromise = operation({
  name: 'makePromise',
  summary: 'Promise the requester the next update',
  description: 'Replaces the promise that is open. A public reply by an agent keeps it; the requester sees it.',
  method: 'POST',
  path: '/tickets/:ticketId/promises',
  permission: 'promise.make',
  input: z.strictObject({ ticketId: z.uuid(), what: line(500), dueAt: instant }),
  reply: promiseView,
  refusals: [promiseInThePast, promiseSaysNothing, notInThisState],
});
export const listPromises = operation({
  name: 'listPromises',
  summary: 'List the promises made on a ticket, newest first',
  method: 'GET',
  path: '/tickets/:ticketId/promises',
  permission: 'ticket.read',
  input: z.strictObject({ ticketId: z.uuid() }),
  reply: z.object({ items: z.array(promiseView), cadenceMinutes: z.number().int() }),
  refusals: [],
});
