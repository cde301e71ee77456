import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { columnsMissing, fileUnreadable, importRunning, mapUnusable } from './refusals.ts';

/** What an import did, row by row in sum. */
export const importReport = z.object({
  rows: z.number().int().describe('Rows read from the file.'),
  tickets: z.number().int().describe('Tickets these rows speak of.'),
  imported: z.number().int().describe('Rows that became facts now.'),
  known: z.number().int().describe('Rows imported before; nothing was done for them.'),
  facts: z.number().int().describe('Facts recorded now; with dryRun, that would be.'),
  bad: z.number().int().describe('Rows left out because something is wrong with them.'),
  badRows: z
    .array(z.object({ line: z.number().int(), reason: z.string() }))
    .describe('The first of them, with their lines and what is wrong.'),
  dryRun: z.boolean(),
});
export type ImportReport = z.output<typeof importReport>;

export const importEvents = operation({
  name: 'importEvents',
  summary: 'Import another system’s CSV event log as history',
  description:
    'The body is the CSV file, plain or gzipped; `map` is the JSON text of the event map (docs/using/event-map.schema.json). Rows become facts with their own instants and origin imported. Running it again changes nothing.',
  method: 'POST',
  path: '/clients/:clientId/imports/events',
  permission: 'history.import',
  takesBytes: true,
  input: z.strictObject({ clientId: z.uuid(), map: z.string().max(12_000), dryRun: z.stringbool().default(false) }),
  reply: importReport,
  refusals: [mapUnusable, columnsMissing, fileUnreadable, importRunning],
});
