import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const mapUnusable = refusal({
  code: 'map-unusable',
  status: 422,
  title: 'The map cannot be used',
  advice: 'Each entry of errors names a place in the map. docs/using/event-map.schema.json describes it.',
  facts: z.object({ errors: z.array(z.object({ pointer: z.string(), detail: z.string() })) }),
});
export const columnsMissing = refusal({
  code: 'columns-missing',
  status: 422,
  title: 'The file does not have columns that the map names',
  advice: 'Correct the map’s columns or its delimiter; found says what the first line holds.',
  facts: z.object({ missing: z.array(z.string()), found: z.array(z.string()) }),
});
export const fileUnreadable = refusal({
  code: 'file-unreadable',
  status: 422,
  title: 'The file cannot be read as CSV',
  advice: 'See that delimiter and encoding of the map are those of the file.',
  facts: z.object({ detail: z.string() }),
});
export const importRunning = refusal({
  code: 'import-running',
  status: 409,
  title: 'An import runs already for this client',
  advice: 'Wait until it is done, then begin this one again. Nothing of this file was imported.',
});
