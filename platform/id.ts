import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(4096);
let used = pool.length;

let lastTime = -1;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562): 48 bits are the milliseconds of `at`, 18 bits count within one millisecond of this process, and 56 bits
 * are random, so that ids sort by when they were made and cannot be guessed.
 */
export function idAt(at: Temporal.Instant): string {
  if (used + 7 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = Buffer.from(pool.buffer, used, 7).toString('hex');
  used += 7;
  counter = at.epochMilliseconds === lastTime ? (counter + 1) & 0x3ffff : 0;
  lastTime = at.epochMilliseconds;
  const time = lastTime.toString(16).padStart(12, '0');
  const high = (counter >> 6).toString(16).padStart(3, '0');
  const low = (0x80 | (counter & 0x3f)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}${random.slice(0, 2)}-${random.slice(2)}`;
}
