import { type Span, spansOf, spansText } from './week-text.ts';

/** Minutes are snapped to this. */
export const snapMinutes = 15;
const dayMinutes = 1_440;

/** What a pointer took hold of on a day's bar: nothing yet (a new span), or one end of a span. */
export type Grip = { readonly what: 'new'; readonly anchor: number } | { readonly what: 'from' | 'to'; readonly at: number };

/** The minute of a place on the bar, from 0 to 1, snapped to a quarter of an hour. */
export function minuteAt(share: number): number {
  const snapped = Math.round((share * dayMinutes) / snapMinutes) * snapMinutes;
  return Math.min(Math.max(snapped, 0), dayMinutes);
}

/** Which end of a span lies within so many minutes of a minute; else a new span begins there. What runs past midnight ends on the next day. */
export function gripAt(text: string, minute: number, nearMinutes: number): Grip {
  const ends = (spansOf(text) ?? []).flatMap(([from, to], at) => [
    { what: 'from' as const, at, minute: minutesOf(from) },
    ...(to > from ? [{ what: 'to' as const, at, minute: minutesOf(to) }] : []),
  ]);
  const [nearest] = ends
    .filter((end) => Math.abs(end.minute - minute) <= nearMinutes)
    .toSorted((one, other) => Math.abs(one.minute - minute) - Math.abs(other.minute - minute));
  return nearest === undefined ? { what: 'new', anchor: minute } : { what: nearest.what, at: nearest.at };
}

/**
 * A day's text after its bar was dragged to a minute: a new span is drawn from where the pointer went down, an end moves. Spans that then
 * touch or overlap are one; a span that is dragged to nothing is gone. A text that cannot be read is left as it is.
 */
export function dragged(text: string, grip: Grip, minute: number): string {
  const spans = spansOf(text);
  if (spans === undefined) return text;
  if (grip.what === 'new') return joined([...spans, spanOf(Math.min(grip.anchor, minute), Math.max(grip.anchor, minute))]);
  return joined(
    spans.map(([from, to], at): Span => {
      if (at !== grip.at) return [from, to];
      if (grip.what === 'to') return spanOf(minutesOf(from), Math.max(minute, minutesOf(from)));
      // A night's end lies on the next day: its beginning may be moved anywhere after it.
      if (to <= from) return minute > minutesOf(to) ? [timeOf(Math.min(minute, dayMinutes - snapMinutes)), to] : [from, to];
      return spanOf(Math.min(minute, minutesOf(to)), minutesOf(to));
    }),
  );
}

function joined(spans: readonly Span[]): string {
  const nights = spans.filter(([from, to]) => to < from);
  const days = spans
    .filter(([from, to]) => to > from)
    .map(([from, to]) => ({ from: minutesOf(from), to: minutesOf(to) }))
    .toSorted((one, other) => one.from - other.from);
  const whole: { from: number; to: number }[] = [];
  for (const span of days) {
    const last = whole.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else whole.push({ ...span });
  }
  return spansText([...whole.map(({ from, to }) => spanOf(from, to)), ...nights]);
}

const spanOf = (from: number, to: number): Span => [timeOf(from), timeOf(to)];
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function timeOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
