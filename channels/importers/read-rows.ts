import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { refuse } from '../../platform/refusal.ts';
import type { EventMap } from './event-map.ts';
import { columnsMissing, fileUnreadable } from './refusals.ts';
import { type Cells, ticketNamed } from './source-row.ts';

/** A record longer than this is no row of an event log, but a quote that was never closed. */
const mostBytesPerRow = 1_000_000;

/** A row whose cells cannot be told apart, with the tickets that it may speak of. */
export interface BrokenRow {
  readonly line: number;
  readonly reason: string;
  readonly tickets: readonly string[];
}

/** A record as it stands in the file: its cells, its text, and the line that it begins on. */
interface FoundRecord {
  readonly record: readonly string[];
  readonly raw: string;
  readonly line: number;
}

/**
 * The rows of a CSV file, plain or gzipped, one at a time, with the lines they begin on; empty lines are none. A row that does not have
 * as many cells as the head is broken and the next one is read; a quote in the middle of a cell is text. Refuses what is not such a file.
 */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  map: EventMap,
): AsyncGenerator<{ readonly line: number; readonly cells: Cells } | BrokenRow> {
  let linesRead = 0;
  const parser = parse({
    delimiter: map.delimiter,
    bom: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: mostBytesPerRow,
    // The parser's own count takes a line break of two characters inside a cell for two lines.
    on_record: (found) => {
      const { record, raw } = found as unknown as Omit<FoundRecord, 'line'>; // With `raw` it is this, which the types do not say.
      const line = linesRead + 1 + breaksIn(/^[\r\n]*/.exec(raw)?.[0] ?? '');
      linesRead += breaksIn(raw);
      return { record, raw, line } as unknown as string[]; // Handed out below as what it is.
    },
  });
  const source = Readable.from(decoded(await unzipped(bytes), map.encoding), { objectMode: false, encoding: 'utf8' });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let head: readonly string[] | undefined;
  try {
    for await (const found of parser as AsyncIterable<FoundRecord>) {
      if (head === undefined) head = checkColumns(found.record, map);
      else if (found.record.some((cell) => cell.trim() !== '')) yield rowOf(found, head, map);
    }
  } catch (error) {
    if (error instanceof CsvError) refuse(fileUnreadable, { detail: detailOf(error, linesRead + 1) });
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      refuse(fileUnreadable, { detail: error.message });
    }
    throw error;
  } finally {
    source.destroy();
  }
}

function rowOf(
  { record, raw, line }: FoundRecord,
  head: readonly string[],
  map: EventMap,
): { readonly line: number; readonly cells: Cells } | BrokenRow {
  const broken = (reason: string) => ({ line, reason, tickets: ticketsIn(record, raw, { head, map }) });
  const lines = breaksIn(raw.trim()) + 1;
  const over = lines === 1 ? '' : `, over ${lines} lines: is a quote left open?`;
  if (record.length !== head.length) return broken(`has ${record.length} cells, the head has ${head.length}${over}`);
  if (lines > 1 && record.some((cell) => tookLines(cell, raw))) return broken('a quote that opens a cell is not closed on its line');
  return { line, cells: Object.fromEntries(head.map((name, index) => [name, record[index] ?? ''])) };
}

/** Whether a cell began with a stray quote and ran on into the next lines; one that was written as text stands doubled in a quoted cell. */
function tookLines(cell: string, raw: string): boolean {
  if (!cell.startsWith('"') || !/[\r\n]/.test(cell)) return false;
  return !raw.includes(`"""${/^[^"\r\n]*/.exec(cell.slice(1))?.[0] ?? ''}`);
}

/**
 * The tickets that a broken row may speak of, and each line that it took with it: where the ticket's cell would be, counted from
 * the left, and from the right too when cells before it may have shifted.
 */
function ticketsIn(record: readonly string[], raw: string, { head, map }: { head: readonly string[]; map: EventMap }): readonly string[] {
  const at = head.indexOf(map.columns.ticket);
  const lines = raw
    .trim()
    .split(/[\r\n]+/)
    .map((line) => line.split(map.delimiter).map((cell) => cell.replaceAll(/^"|"$/g, '')));
  const cells = [record, ...lines].flatMap((line) => [line[at], ...(at === 0 ? [] : [line[line.length - (head.length - at)]])]);
  return [...new Set(cells.flatMap((cell) => ticketNamed(cell ?? '', map) ?? []))];
}

function breaksIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

function detailOf({ code, message }: CsvError, line: number): string {
  const endless = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE';
  return endless ? `The row that begins on line ${line} does not end: a quote that opens a cell is never closed` : message;
}

function checkColumns(names: readonly string[], map: EventMap): readonly string[] {
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
