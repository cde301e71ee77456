import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { fileHeaders } from './security-headers.ts';

/** A reader that takes nothing for this long has gone; its transaction must not wait for it. */
const silenceMilliseconds = 20_000;

/** Thrown when whoever asked for a file is gone before its end: nobody is left to be answered. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** Sends a file as it is read, at the reader's pace. It is a download that runs nothing unless its headers say otherwise. */
export async function bytesOut(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  response.writeHead(200, { ...fileHeaders, ...lowerCased(headers) });
  for await (const chunk of chunks) {
    if (response.destroyed) throw new ReaderGone();
    if (!response.write(chunk)) await drained(response);
  }
  response.end();
}

async function drained(response: ServerResponse): Promise<void> {
  const heard = new AbortController();
  const timer = setTimeout(() => response.destroy(), silenceMilliseconds);
  try {
    await Promise.race(['drain', 'close'].map((event) => once(response, event, { signal: heard.signal })));
  } catch {
    throw new ReaderGone();
  } finally {
    clearTimeout(timer);
    heard.abort();
  }
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
