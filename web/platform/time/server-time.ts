/** Answers may be this much later than their Date header says, for it is cut to whole seconds. */
const halfSecond = 500;

/** How far the desk's clock is ahead of this page's own counter, in milliseconds. */
let ahead: number | undefined;

/** Learns what time it is from the Date header of an answer of the desk. The computer's own clock is never trusted. */
export function learnServerTime(dateHeader: string | null): void {
  const told = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(told)) return;
  const heard = told + halfSecond - performance.now();
  // Answers differ by a part of a second; following each would let clocks jump to and fro.
  if (ahead === undefined || Math.abs(heard - ahead) > 2 * halfSecond) ahead = heard;
}

/** What time it is at the desk, in milliseconds since 1970. */
export function serverNow(): number {
  return Math.floor(performance.now() + (ahead ?? performance.timeOrigin));
}
