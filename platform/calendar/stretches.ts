/** A stretch of epoch seconds `[from, to)` during which the zone's clocks stand `offsetSeconds` ahead of UTC. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offsetSeconds: number;
}

/**
 * Cuts `[from, to)` wherever the zone changes its offset. Within one stretch wall clock and instants run side by side, so repeated
 * hours, skipped hours, half hours, and whole skipped dates need no rule of their own.
 */
export function stretchesOf(zone: string, from: number, to: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let local = new Temporal.ZonedDateTime(BigInt(from) * 1_000_000_000n, zone);
  let start = from;
  while (start < to) {
    const next = local.getTimeZoneTransition('next');
    const end = next === null ? to : Math.min(to, Math.floor(next.epochMilliseconds / 1000));
    stretches.push({ from: start, to: end, offsetSeconds: Math.floor(local.offsetNanoseconds / 1e9) });
    start = end;
    if (next !== null) local = next;
  }
  return stretches;
}
