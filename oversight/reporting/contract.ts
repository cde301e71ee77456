import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant } from '../../platform/wire.ts';

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
