import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { refuse } from '../../platform/refusal.ts';
import type { EventMap } from './event-map.ts';
import { columnsMissing, fileUnreadable } from './refusals.ts';
import type { Cells } from './source-row.ts';

/** A record longer than this is no row of an event log, but a quote that was never closed. */
const mostBytesPerRow = 1_000_000;

/** The rows of a CSV file, plain or gzipped, one at a time, with the lines they begin on. Refuses what is not such a file. */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  map: EventMap,
): AsyncGenerator<{ readonly line: number; readonly cells: Cells }> {
  const parser = parse({
    delimiter: map.delimiter,
    bom: true,
    info: true,
    columns: (names: string[]) => checkColumns(names, map),
    relax_column_count: true,
    max_record_size: mostBytesPerRow,
  });
  const source = Readable.from(decoded(await unzipped(bytes), map.encoding), { objectMode: false, encoding: 'utf8' });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser) yield { line: info.lines, cells: record };
  } catch (error) {
    if (error instanceof CsvError || (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) {
      refuse(fileUnreadable, { detail: error.message });
    }
    throw error;
  } finally {
    source.destroy();
  }
}

function checkColumns(names: string[], map: EventMap): string[] {
  const found = names.map((name) => name.trim());
  const wanted = [...Object.values(map.columns).filter((column) => column !== undefined), ...map.keep];
  const missing = wanted.filter((column) => !found.includes(column));
  if (missing.length > 0) refuse(columnsMissing, { missing: [...new Set(missing)], found: found.slice(0, 200) });
  return found;
}

/** Gunzips what begins with gzip's two bytes, whatever the file is called. */
async function unzipped(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const whole = (async function* () {
    if (first.done !== true) yield first.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  })();
  const isGzip = first.done !== true && first.value[0] === 0x1f && first.value[1] === 0x8b;
  return isGzip ? Readable.from(whole, { objectMode: false }).pipe(createGunzip()) : whole;
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return refuse(fileUnreadable, { detail: `There is no encoding ${encoding}` });
  }
}
