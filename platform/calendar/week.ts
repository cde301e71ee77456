/** Monday first, as `Temporal` and ISO 8601 count them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** A working span in local time. One that ends at or before its beginning runs into the next day. */
export type Span = readonly [from: string, to: string];
export type Week = { readonly [Day in Weekday]?: readonly Span[] | undefined };

export const secondsPerDay = 86_400;

/** The part of a span that lies on one weekday, in seconds of that day, and the span it was cut from. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly day: Weekday;
  readonly position: number;
  readonly span: Span;
}

/** Seconds from midnight: `09:30` → 34,200, `24:00` → 86,400. */
export function secondsOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;
}

/** What a week's spans open on each weekday, Monday first and in order of time; tails from the day before come with them. */
export function piecesByWeekday(week: Week): readonly (readonly Piece[])[] {
  const pieces: Piece[][] = weekdays.map(() => []);
  for (const [index, day] of weekdays.entries()) {
    for (const [position, span] of (week[day] ?? []).entries()) {
      const from = secondsOfDay(span[0]);
      const to = secondsOfDay(span[1]);
      const origin = { day, position, span };
      pieces[index]?.push({ from, to: to > from ? to : secondsPerDay, ...origin });
      if (to < from && to > 0) pieces[(index + 1) % weekdays.length]?.push({ from: 0, to, ...origin });
    }
  }
  return pieces.map((daily) => daily.sort((one, other) => one.from - other.from || one.to - other.to));
}
