import { z } from 'zod';
import { agreementKind, metric } from '../../desk/agreements/rules.ts';
import { clockStatement } from '../../desk/clocks/contract.ts';
import { priority, ticketState } from '../../desk/tickets/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, page, pageOf } from '../../platform/wire.ts';
import { month } from './month.ts';
import { monthNotBegun, monthTooLarge } from './refusals.ts';

export { month };

const { tiers } = clockStatement.shape;

/** Which tier used what of a client's month, to the second, over all of its tickets. */
export const monthStatement = z.object({
  clientId: z.uuid(),
  clientName: z.string(),
  month,
  /** The client's zone, in which the month begins and ends. */
  zone: z.string(),
  from: instant,
  /** The month's end; of a month that is not over, now. */
  until: instant,
  /** The month is not over yet: the figures will grow. */
  running: z.boolean(),
  /** Tickets on which somebody owed the requester something in this month. */
  tickets: z.number().int(),
  totalSeconds: z.number().int(),
  workingSeconds: z.number().int(),
  tiers,
  /** Promises decided in this month: each clock counts in the month in which it stopped. What nobody was owed any more is neither. */
  clocks: z.array(z.object({ kind: agreementKind, metric, met: z.number().int(), missed: z.number().int() })),
});
const ofMonth = { clientId: z.uuid(), month };

export const readMonthStatement = operation({
  name: 'readMonthStatement',
  summary: 'Read which tier used how much of a client’s month, to the second',
  description:
    'Every ticket’s segments are cut to the month exactly, imported history included; kinds make their tier, tiers make the total.',
  method: 'GET',
  path: '/clients/:clientId/month-statements/:month',
  permission: 'report.read',
  input: z.strictObject(ofMonth),
  reply: monthStatement,
  refusals: [monthNotBegun, monthTooLarge],
});

export const monthTicket = z.object({
  ticketId: z.uuid(),
  reference: z.string(),
  title: z.string(),
  priority,
  state: ticketState,
  openedAt: instant,
  resolvedAt: instant.nullable(),
  totalSeconds: z.number().int(),
  workingSeconds: z.number().int(),
  tiers,
});
export const listMonthTickets = operation({
  name: 'listMonthTickets',
  summary: 'List the tickets behind a client’s month statement, each with its own share',
  description: 'By number. Added up over all pages they make the statement, to the second.',
  method: 'GET',
  path: '/clients/:clientId/month-statements/:month/tickets',
  permission: 'report.read',
  input: z.strictObject({ ...ofMonth, ...page }),
  reply: pageOf(monthTicket),
  refusals: [monthNotBegun],
});

/** CSV for spreadsheets, PDF for people. */
const format = z.enum(['csv', 'pdf']);

export const readMonthStatementFile = operation({
  name: 'readMonthStatementFile',
  summary: 'Download a client’s month statement as CSV or PDF',
  description: 'The CSV has a row for each ticket, tier and kind: its seconds add up to the total. The PDF is A4.',
  method: 'GET',
  path: '/clients/:clientId/month-statements/:month/file',
  permission: 'report.read',
  givesBytes: true,
  input: z.strictObject({ ...ofMonth, format }),
  reply: z.null(),
  refusals: [monthNotBegun, monthTooLarge],
});
export const readClockStatementFile = operation({
  name: 'readClockStatementFile',
  summary: 'Download a ticket’s clock statement as CSV or PDF',
  description: 'The CSV has a row for each segment: its seconds add up to the total. The PDF is A4.',
  method: 'GET',
  path: '/tickets/:ticketId/clock-statement/file',
  permission: 'clock.read',
  givesBytes: true,
  input: z.strictObject({ ticketId: z.uuid(), format }),
  reply: z.null(),
  refusals: [],
});
