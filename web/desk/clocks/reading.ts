import { clockShape } from '../../../desk/clocks/clock-shape.ts';

export type Shape = 'ok' | 'at_risk' | 'critical' | 'breached' | 'met' | 'missed' | 'ended' | 'waiting';

/** A running clock as the desk read it. */
export interface ClockReading {
  readonly secondsLeft: number;
  readonly targetSeconds: number;
  readonly dueAt: string;
  /** When the desk read it. */
  readonly asOf: string;
  /** Whether the calendar stood open then; left out when the answer does not say. */
  readonly working?: boolean;
}

/** A second of rounding on either side. */
const roundingSeconds = 2;

/**
 * The working seconds left at this moment, counted on from what the desk read. Inside working hours they run like any clock. When closed
 * hours lie between the reading and the due instant and the answer does not say which it is now, the reading stands until the next one.
 */
export function secondsLeftAt({ secondsLeft, dueAt, asOf, working }: ClockReading, now: number): number {
  const read = Date.parse(asOf);
  const straight = Math.abs((Date.parse(dueAt) - read) / 1_000 - secondsLeft) <= roundingSeconds;
  const elapsed = Math.max(0, Math.floor((now - read) / 1_000));
  return (working ?? straight) ? secondsLeft - elapsed : secondsLeft;
}

/** How much it hurts at this moment. Past due counts by the instant: in closed hours nothing is overdrawn yet, but it is late. */
export function shapeAt(reading: ClockReading, now: number): Exclude<Shape, 'met' | 'missed' | 'ended' | 'waiting'> {
  return clockShape(secondsLeftAt(reading, now), reading.targetSeconds, now > Date.parse(reading.dueAt));
}
