import type { CalendarDefinition } from '../../../platform/calendar/definition.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
export type Span = [from: string, to: string];
/** What stands in the fields of a week: a text for each day. */
export type WeekText = Readonly<Record<Weekday, string>>;

/** Spans as somebody edits them: `09:00–12:30, 13:00–17:00`. */
export function spansText(spans: readonly (readonly [string, string])[] | undefined): string {
  return (spans ?? []).map(([from, to]) => `${from}–${to}`).join(', ');
}

/** What somebody has typed as spans, also in short: `9-17`, `9:30 - 12, 22-6`. Nothing when it is none; empty for a closed day. */
export function spansOf(text: string): readonly Span[] | undefined {
  const parts = text.split(/[,;]/).map((part) => part.trim());
  const spans = parts
    .filter((part) => part !== '')
    .map((part) => {
      const [from, to, ...more] = part.split(/\s*[-–—]\s*/).map(timeOf);
      return from === undefined || to === undefined || from === '24:00' || more.length > 0 ? undefined : ([from, to] satisfies Span);
    });
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

/** A week's fields as a definition holds them; nothing while one of them cannot be read. */
export function weekOf(text: WeekText): CalendarDefinition['week'] | undefined {
  const days = weekdays.map((day) => [day, spansOf(text[day])] as const);
  if (days.some(([, spans]) => spans === undefined)) return undefined;
  return Object.fromEntries(days.filter(([, spans]) => (spans?.length ?? 0) > 0));
}

/** A week as its fields show it. */
export function weekText(week: CalendarDefinition['week']): WeekText {
  const of = (day: Weekday): string => spansText(week[day]);
  return { mon: of('mon'), tue: of('tue'), wed: of('wed'), thu: of('thu'), fri: of('fri'), sat: of('sat'), sun: of('sun') };
}

/** Where a day's bar is filled, in percent of 24 hours: its own spans, and what comes over from the day before. */
export function barsOf(text: WeekText, day: Weekday): readonly { readonly from: number; readonly to: number }[] {
  const eve = weekdays[(weekdays.indexOf(day) + 6) % 7] ?? 'sun';
  const own = (spansOf(text[day]) ?? []).map(([from, to]) => ({ from: shareOf(from), to: to > from ? shareOf(to) : 100 }));
  const over = (spansOf(text[eve]) ?? []).filter(([from, to]) => to < from).map(([, to]) => ({ from: 0, to: shareOf(to) }));
  return [...over, ...own].filter(({ from, to }) => from < to);
}

function timeOf(text: string): string | undefined {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hour === '' || minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

const shareOf = (time: string): number => ((Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / 1440) * 100;
