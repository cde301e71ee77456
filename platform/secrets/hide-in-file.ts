/** Read at a time: large enough for a key of many lines, small enough for a handful in memory to be nothing. */
const windowBytes = 64 * 1024;

/** Without the end of a line, or of a private key, in so many bytes a window ends where it stands. */
const mostHeldBytes = 4 * windowBytes;

/** How a file writes its text; UTF-16 says so by the mark that it begins with, or is known by its zeros. */
type Form = 'utf8' | 'utf16le' | 'utf16be';

/**
 * A file on its way in, with the secrets in it hidden if it is text; any other comes through as it is. It is read in windows that end between
 * lines and never inside a private key, so that a file of any size takes the memory of a few windows.
 */
export async function* withSecretsHidden(bytes: AsyncIterable<Uint8Array>, hide: (text: string) => string): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0);
  let form: Form | 'unknown' | 'no text' = 'unknown';
  for await (const piece of bytes) {
    held = Buffer.concat([held, piece]);
    // UTF-16 is known by its first bytes, and a sender may part even those.
    if (form === 'unknown' && held.byteLength >= knownBy) form = formOf(held);
    if (form === 'no text') {
      yield held;
      held = Buffer.alloc(0);
    } else if (form !== 'unknown' && held.byteLength >= windowBytes) {
      const end = endOfWindow(held, form);
      if (end > 0) yield hiddenIn(held.subarray(0, end), form, hide);
      held = held.subarray(end);
    }
  }
  if (held.byteLength === 0) return;
  if (form === 'unknown') form = held.byteLength >= 2 ? formOf(held) : 'utf8';
  yield form === 'no text' ? held : hiddenIn(held, form, hide);
}

/** What must be there before a file of any length is judged by it. */
const knownBy = 64;

const escapeCharacter = '\u001B';

/** What a file is by how it begins: text in UTF-8 or UTF-16, without control characters other than those of logs, or no text. */
function formOf(firstBytes: Buffer): Form | 'no text' {
  const form = writtenIn(firstBytes);
  try {
    // A character cut at the end of the sample is no mistake.
    const decoder = new TextDecoder(form === 'utf8' ? 'utf-8' : 'utf-16le', { fatal: true });
    const text = decoder.decode(form === 'utf16be' ? swapped(firstBytes) : firstBytes, { stream: true });
    // Logs hold tabs, form feeds and colors (escape).
    return /[^\P{Cc}\t\n\r\f\u0085]/u.test(text.replaceAll(escapeCharacter, '')) ? 'no text' : form;
  } catch {
    return 'no text';
  }
}

/** By its mark; without one by the zeros that Latin letters have in UTF-16 and no text has in UTF-8: a third of one half of the pairs, none of the other. */
function writtenIn(firstBytes: Buffer): Form {
  const mark = firstBytes.readUInt16BE(0);
  if (mark === 0xff_fe) return 'utf16le';
  if (mark === 0xfe_ff) return 'utf16be';
  const zeros = [0, 0];
  const sample = firstBytes.subarray(0, sampledBytes);
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [high = 0, low = 0] = zeros;
  const many = sample.byteLength / 6;
  if (low > many && high === 0) return 'utf16le';
  return high > many && low === 0 ? 'utf16be' : 'utf8';
}

/** Enough to tell a form of writing by. */
const sampledBytes = 4_096;

/** A copy with the two bytes of every pair changed about; a last byte alone stays. */
function swapped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.subarray(0, copy.byteLength - (copy.byteLength % 2)).swap16();
  return copy;
}

/** Where a window may end: after its last line that no private key goes across; 0 while more must be read. */
function endOfWindow(held: Buffer, form: Form): number {
  if (form === 'utf16be') return endOfWindow(swapped(held), 'utf16le');
  const bytesEach = form === 'utf8' ? 1 : 2;
  const whole = held.byteLength - (held.byteLength % bytesEach);
  const key = held.lastIndexOf('-----BEGIN ', held.byteLength, form);
  const open = key >= 0 && held.indexOf('-----END ', key, form) < 0 ? key : whole;
  const end = open === 0 ? 0 : held.lastIndexOf('\n', open - bytesEach, form) + bytesEach;
  if (end >= bytesEach) return end;
  return whole >= mostHeldBytes ? whole : 0;
}

/** A window with its secrets hidden, every other byte as it came: also of a log in which bytes of another encoding stand. */
function hiddenIn(window: Buffer, form: Form, hide: (text: string) => string): Uint8Array {
  if (form === 'utf16be') return swapped(Buffer.from(hiddenIn(swapped(window), 'utf16le', hide)));
  if (form === 'utf16le') {
    const whole = window.byteLength - (window.byteLength % 2);
    const hidden = Buffer.from(hide(window.toString(form, 0, whole)), form);
    return Buffer.concat([hidden, window.subarray(whole)]);
  }
  for (const encoding of ['utf8', 'latin1'] as const) {
    const text = window.toString(encoding);
    if (encoding === 'utf8' && !Buffer.from(text, encoding).equals(window)) continue;
    const shown = hide(text);
    return shown === text ? window : Buffer.from(shown, encoding);
  }
  return window;
}
