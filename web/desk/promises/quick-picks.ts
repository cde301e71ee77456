import { inMinutes, nextAt } from './quick-times.ts';

/** A time that people often promise, by its digit: 1 is half an hour, 2 an hour, 3 three o’clock. */
export interface QuickPick {
  readonly key: string;
  readonly minutes?: number;
  readonly hour?: number;
}

export const quickPicks: readonly QuickPick[] = [
  { key: '1', minutes: 30 },
  { key: '2', minutes: 60 },
  { key: '3', hour: 15 },
  { key: '4', minutes: 120 },
  { key: '5', minutes: 240 },
  { key: '6', hour: 12 },
  { key: '7', hour: 17 },
];

/** The instant that a pick means now, hours of the day in the viewer’s zone. */
export function pickedAt({ minutes, hour }: QuickPick, zone: string): string {
  return hour === undefined ? inMinutes(minutes ?? 0) : nextAt(hour, zone);
}
