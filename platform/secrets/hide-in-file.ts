/** Read at a time: large enough for a key of many lines, small enough for a handful in memory to be nothing. */
const windowBytes = 64 * 1024;

/** Without the end of a line, or of a private key, in so many bytes a window ends where it stands. */
const mostHeldBytes = 4 * windowBytes;

/**
 * A file on its way in, with the secrets in it hidden if it is text; any other comes through as it is. It is read in windows that end between
 * lines and never inside a private key, so that a file of any size takes the memory of a few windows.
 */
export async function* withSecretsHidden(bytes: AsyncIterable<Uint8Array>, hide: (text: string) => string): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0);
  let reads: 'unknown' | 'text' | 'bytes' = 'unknown';
  for await (const piece of bytes) {
    if (reads === 'unknown' && piece.byteLength > 0) reads = isText(piece) ? 'text' : 'bytes';
    if (reads !== 'text') {
      yield piece;
      continue;
    }
    held = Buffer.concat([held, piece]);
    if (held.byteLength < windowBytes) continue;
    const end = endOfWindow(held);
    if (end > 0) yield hiddenIn(held.subarray(0, end), hide);
    held = held.subarray(end);
  }
  if (held.byteLength > 0) yield hiddenIn(held, hide);
}

const escapeCharacter = '\u001B';

/** Whether a file is text by how it begins: UTF-8 without control characters other than those of logs. */
function isText(firstBytes: Uint8Array): boolean {
  try {
    // A character cut at the end of the sample is no mistake.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(firstBytes, { stream: true });
    // Logs hold tabs, form feeds and colors (escape).
    return !/[^\P{Cc}\t\n\r\f\u0085]/u.test(text.replaceAll(escapeCharacter, ''));
  } catch {
    return false;
  }
}

/** Where a window may end: after its last line that no private key goes across; 0 while more must be read. */
function endOfWindow(held: Buffer): number {
  const key = held.lastIndexOf('-----BEGIN ');
  const open = key >= 0 && held.indexOf('-----END ', key) < 0 ? key : held.byteLength;
  const end = open === 0 ? 0 : held.lastIndexOf('\n', open - 1) + 1;
  if (end > 0) return end;
  return held.byteLength >= mostHeldBytes ? held.byteLength : 0;
}

/** A window with its secrets hidden, every other byte as it came: also of a log in which bytes of another encoding stand. */
function hiddenIn(window: Buffer, hide: (text: string) => string): Uint8Array {
  for (const encoding of ['utf8', 'latin1'] as const) {
    const text = window.toString(encoding);
    if (encoding === 'utf8' && !Buffer.from(text, encoding).equals(window)) continue;
    const shown = hide(text);
    return shown === text ? window : Buffer.from(shown, encoding);
  }
  return window;
}
