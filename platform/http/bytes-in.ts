import type { Hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { inputInvalid, refuse, tryAgain } from '../refusal.ts';
import { tooLarge } from './refusals.ts';

/** A sender that says nothing for this long has gone; its transaction must not wait for it. */
const silenceMilliseconds = 20_000;

/** Reads the body as it comes, never holding more than a chunk. Refuses what grows over `mostBytes` and senders that break off. */
export async function* bytesIn(request: IncomingMessage, mostBytes: number, digest?: Hash): AsyncGenerator<Uint8Array> {
  // A lost race would run the handler again, but what was read is gone: the sender is asked to send it again.
  if (request.readableDidRead) refuse(tryAgain);
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) refuse(tooLarge, { mostBytes });
  const chunks: AsyncIterator<Buffer> = request[Symbol.asyncIterator]();
  let received = 0;
  while (true) {
    const { value, done } = await nextChunk(request, chunks);
    if (done === true) return;
    received += value.byteLength;
    if (received > mostBytes) refuse(tooLarge, { mostBytes });
    digest?.update(value);
    yield value;
  }
}

async function nextChunk(request: IncomingMessage, chunks: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer, unknown>> {
  const timer = setTimeout(() => request.destroy(), silenceMilliseconds);
  try {
    return await chunks.next();
  } catch {
    return refuse(inputInvalid, { errors: [{ pointer: '#', detail: 'The file broke off before its end' }] });
  } finally {
    clearTimeout(timer);
  }
}
