import { Worker } from 'node:worker_threads';
import { holidaysAtMost } from '../../platform/calendar/index.ts';
import { refuse } from '../../platform/refusal.ts';
import type { HolidaysInFile, holidaysOfIcal } from './holidays-of-ical.ts';
import { holidayFileTooLarge, holidayFileUnreadable } from './refusals.ts';

type Asked = Parameters<typeof holidaysOfIcal>[1];

/** A file of a hundred years of holidays in ten languages is smaller. */
const mostBytes = 1_000_000;
/** Reading takes some hundredths of a second; what takes longer repeats itself without end. */
const timeoutMilliseconds = 3_000;
const memoryMegabytes = 128;

/** Reads the holidays of an iCal file. Refuses what is none and what holds more than holidays. */
export async function holidaysInFile(
  bytes: AsyncIterable<Uint8Array>,
  asked: Asked,
): Promise<Extract<HolidaysInFile, { readonly items: unknown }>> {
  const found = await readApart(await textOf(bytes), asked);
  if ('unreadable' in found) return refuse(holidayFileUnreadable, { detail: found.unreadable });
  return 'tooLarge' in found ? tooLarge() : found;
}

const tooLarge = (): never => refuse(holidayFileTooLarge, { mostBytes, mostHolidays: holidaysAtMost });

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > mostBytes) tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

/** In a thread of its own, which ends when it takes too long: repetition rules can be written that never find a date. */
function readApart(text: string, asked: Asked): Promise<HolidaysInFile> {
  const worker = new Worker(new URL('./ical-worker.ts', import.meta.url), {
    workerData: { text, asked },
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => answer({ unreadable: 'An event of it repeats by a rule that finds no date.' }), timeoutMilliseconds);
    const answer = (found: HolidaysInFile): void => {
      clearTimeout(timer);
      resolve(found);
      void worker.terminate();
    };
    worker.once('message', answer);
    worker.once('error', (error) => answer({ unreadable: error instanceof Error ? error.message : String(error) }));
  });
}
