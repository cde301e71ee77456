import { monotonicMilliseconds } from '../clock.ts';

const windowMilliseconds = 60_000;

/** More addresses than this in one minute are no longer told apart: memory stays bounded. */
const mostAddresses = 100_000;

/** Counts requests by address; answers the seconds to wait once there were too many, and nothing before. */
export type RequestFuse = (address: string) => number | undefined;

/**
 * Stops a program that has gone wild before it takes the desk's time from everybody. Far above what any desk needs, so it counts in
 * whole minutes and costs next to nothing; what strangers may try (sign-in) is limited tightly by @fastify/rate-limit instead.
 */
export function requestFuse(mostPerMinute: number, elapsed: () => number = monotonicMilliseconds): RequestFuse {
  const counts = new Map<string, number>();
  let began = elapsed();
  return (address) => {
    const now = elapsed();
    if (now - began >= windowMilliseconds || counts.size >= mostAddresses) {
      counts.clear();
      began = now;
    }
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    return count > mostPerMinute ? Math.ceil((began + windowMilliseconds - now) / 1000) : undefined;
  };
}
