import { z } from 'zod';
import { grade, priority } from '../../desk/tickets/rules.ts';
import { tier } from '../../estate/people/rules.ts';
import { timeZone } from '../../platform/wire.ts';

const column = z.string().min(1).max(200);

/** What a value of the source's state column means here; `pending supplier` also says what is waited for. */
export const mappedState = z.enum([
  'new',
  'in_progress',
  'pending requester',
  'pending supplier',
  'pending change',
  'pending problem',
  'pending schedule',
  'resolved',
  'closed',
  'cancelled',
]);

/** How another system's CSV event log is read: one row is the state of a ticket after one update. */
export const eventMap = z
  .strictObject({
    $schema: z.string().optional(),
    source: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
      .describe('A short name of the system the log comes from. Rows are known by it, so that importing twice changes nothing.'),
    delimiter: z.string().length(1).default(',').describe('One character between cells.'),
    encoding: z.string().max(40).default('utf-8').describe('The file’s encoding by its WHATWG name, such as utf-8 or windows-1252.'),
    unknown: z.string().max(40).default('').describe('What stands in a cell whose value is not known.'),
    zone: timeZone.describe('The IANA time zone of the dates.'),
    dateFormat: z
      .string()
      .max(60)
      .default('yyyy-MM-dd HH:mm:ss')
      .describe('How dates are written: d, dd, M, MM, yyyy, H, HH, m, mm, s, ss; every other character stands for itself.'),
    columns: z
      .strictObject({
        ticket: column.describe('What the ticket is called there; rows with the same value are one ticket.'),
        order: column.describe(
          'A number that orders the rows of one ticket. Gaps are fine; rows with the same number keep the file’s order.',
        ),
        openedAt: column.describe('When the ticket was opened.'),
        updatedAt: column.describe('When this update happened.'),
        updatedBy: column.optional().describe('Who made this update.'),
        state: column,
        requester: column.optional(),
        team: column.optional().describe('The group that works on it.'),
        assignee: column.optional(),
        category: column.optional(),
        subcategory: column.optional(),
        impact: column.optional(),
        urgency: column.optional(),
        priority: column.optional(),
      })
      .describe('Which column holds what.'),
    title: z.string().min(1).max(400).describe('The title of a ticket, with columns in braces; unknown ones are left out.'),
    states: z.record(z.string(), mappedState).describe('What each value of the state column means.'),
    grades: z.record(z.string(), grade).default({}).describe('What each value of impact and urgency means: 1 high, 2 medium, 3 low.'),
    priorities: z.record(z.string(), priority).default({}).describe('What each value of priority means: 1 to 4.'),
    tiers: z
      .strictObject({ default: tier, exceptions: z.record(z.string(), tier).default({}) })
      .default({ default: 1, exceptions: {} })
      .describe('The tier of a group: a default, and groups that are of another.'),
    keep: z.array(column).max(200).default([]).describe('Columns kept with each update although Secondline has no place for them.'),
  })
  .describe('How a CSV event log of another system is read (secondline import events).');
export type EventMap = z.output<typeof eventMap>;
