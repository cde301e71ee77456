import type { Readable } from 'node:stream';

/** What a process says until it matches; the stream is left open and its later words are let go. */
export function wordsOf(output: Readable | null, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += String(chunk);
      const found = pattern.exec(said)?.[0];
      if (found === undefined) return;
      output?.off('data', hear).resume();
      resolve(found);
    };
    output?.on('data', hear).once('end', () => reject(new Error(`The process ended: ${said}`)));
  });
}
