import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchedDesk, type BenchOptions, openBenchedDesk } from './benched-desk.ts';
import { p10, p10million } from './clocks.ts';
import { importRows } from './import.ts';
import { killStorm } from './kills.ts';
import { packetScore } from './packet.ts';
import { p01, p02, p04, p06, p07 } from './requests.ts';
import { p14, p15, p19 } from './standing.ts';
import { verify } from './verify.ts';

/**
 * Measures what the desk costs beside its floors (bench/README.md): `npm run bench`, or `npm run bench -- p01 p14`. Prints product, thin
 * Node and bare SQL with their ratios, and fails only when something could not be measured.
 */
const rows: Readonly<Record<string, (desk: BenchedDesk, options: BenchOptions) => Promise<readonly string[]>>> = {
  p01,
  p02,
  p04,
  p06,
  p07,
  p10,
  p10million,
  p14,
  p15,
  p19,
  packet: packetScore,
  verify,
  import: importRows,
  kills: killStorm,
};

/** Rows that take too long to be run unasked. */
const onRequest: ReadonlySet<string> = new Set(['p10million', 'import', 'kills']);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tickets: { type: 'string', default: '2000' }, keep: { type: 'string' }, requests: { type: 'string', default: '1500' } },
});
const asked = positionals.map((word) => word.toLowerCase());
const options: BenchOptions = { tickets: Number(values.tickets), keep: values.keep, requests: Number(values.requests) };
if (![options.tickets, options.requests].every((number) => Number.isInteger(number) && number >= 1)) {
  console.error('Say whole numbers: --tickets 1000000 --requests 1500');
  process.exit(2);
}
const unknown = asked.filter((word) => rows[word] === undefined);
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}. Rows: ${Object.keys(rows).join(', ')}.`);
  process.exit(2);
}

console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`,
);
const desk = await openBenchedDesk(options);
try {
  for (const name of asked.length > 0 ? asked : Object.keys(rows).filter((row) => !onRequest.has(row))) {
    for (const text of (await rows[name]?.(desk, options)) ?? []) console.log(text);
  }
} finally {
  await desk.stop();
}
