/** The only place that asks the machine what time it is. Everything else is handed an instant or a clock. */
export interface Clock {
  now(): Temporal.Instant;
}

/** The machine's clock, cut to microseconds, because that is what PostgreSQL keeps. */
export const systemClock: Clock = { now: () => toMicroseconds(Temporal.Now.instant()) };

/** Cuts an instant to microseconds: `timestamptz` keeps no more, and a fact's hash must survive the way there and back. */
export function toMicroseconds(instant: Temporal.Instant): Temporal.Instant {
  return instant.round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
}

/** A clock moved by hand, for tests and simulations. */
export interface HandClock extends Clock {
  moveTo(instant: Temporal.Instant | string): void;
  moveBy(duration: Temporal.DurationLike): void;
}

/** A clock that stands still until it is moved. */
export function handClock(start: Temporal.Instant | string): HandClock {
  let standing = Temporal.Instant.from(start);
  return {
    now: () => standing,
    moveTo: (instant) => {
      standing = Temporal.Instant.from(instant);
    },
    moveBy: (duration) => {
      standing = standing.add(duration);
    },
  };
}

/** Milliseconds that only go forward: for waiting and measuring, never for what is recorded. */
export const monotonicMilliseconds = (): number => performance.now();
