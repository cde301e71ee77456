import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(4096);
let used = pool.length;

/** A UUIDv7 (RFC 9562): its first 48 bits are the milliseconds of `at`, the rest is random, so that ids sort by time and cannot be guessed. */
export function idAt(at: Temporal.Instant): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 10);
  used += 10;
  const time = at.epochMilliseconds.toString(16).padStart(12, '0');
  const hex = Buffer.from(random).toString('hex');
  const variant = (0x8 | (Number.parseInt(hex.charAt(3), 16) & 0x3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(8, 20)}`;
}
