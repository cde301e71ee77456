import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { eventMap } from '../channels/importers/event-map.ts';

/** Writes the JSON Schema of event maps from the schema that reads them; with --check only says whether it is out of date. */
const path = 'docs/using/event-map.schema.json';
const text = `${JSON.stringify(z.toJSONSchema(eventMap, { io: 'input' }), null, 2)}\n`;
const written = await readFile(path, 'utf8').catch(() => '');
if (written !== text && process.argv.includes('--check')) {
  console.error(`${path} is out of date. Run node scripts/run.js scripts/event-map-schema.ts and commit what it writes.`);
  process.exitCode = 1;
} else if (written !== text) await writeFile(path, text);
