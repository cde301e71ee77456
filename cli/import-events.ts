import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { defineCommand, Failed } from './command.ts';
import { deskOptions } from './desk-options.ts';

export const command = defineCommand({
  about:
    'Reads a CSV event log of another system, plain or gzipped, in which each row is the state of a ticket after one update. Rows become\n' +
    'facts with their own instants, marked as imported, and every report works on them. Running it again changes nothing; rows that\n' +
    'cannot be understood are reported with line and reason and left out. A million rows need no more memory than a thousand.\n' +
    'The map says what the columns mean: docs/using/event-map.schema.json describes it, docs/using/maps holds one that works.\n' +
    'A client that is not there yet is brought on board in the map’s time zone.',
  values: [{ name: 'FILE', about: 'The event log' }],
  options: {
    map: { type: 'string', takes: 'MAP.json', required: true, about: 'How the log is read' },
    client: { type: 'string', takes: 'NAME', required: true, about: 'The client whose history it is' },
    'dry-run': { type: 'boolean', about: 'Read and report, record nothing' },
    ...deskOptions,
  },
  examples: ['secondline import events log.csv.gz --map docs/using/maps/uci498.json --client "Alder Clinic"'],
  run: async ({ options, values, output }) => {
    const [file = ''] = values;
    const { parseMap, importEventLog, clientForImport } = await import('../channels/importers/index.ts');
    const map = parseMap(await readFile(options.map, 'utf8').catch((error) => unreadable(options.map, error)));
    await stat(file).catch((error) => unreadable(file, error));

    const { withDesk } = await import('./open-desk.ts');
    const line = output.progress(`Importing ${file}`);
    const report = await withDesk(options, async ({ place, authority }) => {
      const dryRun = options['dry-run'];
      const client = await clientForImport(place, authority, { name: options.client, timeZone: map.zone, dryRun });
      const order = { clientId: client.clientId, timeZone: client.timeZone, map };
      const counts = await importEventLog(place, {
        authority,
        order,
        bytes: createReadStream(file),
        dryRun,
        progress: ({ rows, of }) => line.at(rows, of),
      });
      return { ...counts, client: options.client, clientOpened: client.opened };
    }).finally(() => line.end());

    const number = (count: number) => count.toLocaleString('en');
    output.answer(report, [
      `${number(report.rows)} rows of ${number(report.tickets)} tickets read.`,
      `${number(report.imported)} rows ${report.dryRun ? 'would become' : 'became'} ${number(report.facts)} facts; ${number(report.known)} were imported before.`,
      ...(report.clientOpened ? [`${options.client} was brought on board.`] : []),
      ...(report.bad > 0 ? [`${number(report.bad)} rows were left out:`] : []),
      ...report.badRows.slice(0, 50).map((bad) => `  line ${bad.line}: ${bad.reason}`),
    ]);
  },
});

function unreadable(path: string, error: unknown): never {
  throw new Failed(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}
